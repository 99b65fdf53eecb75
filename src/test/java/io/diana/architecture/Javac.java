package io.diana.architecture;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.NullMarked;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AliasFor;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.ApplicationModule;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Compiles directories of Java, as many files at once as there are. */
final class Javac {

    /** Each stands for the library it comes from; nothing of Diana is among them. */
    private static final List<Class<?>> LIBRARIES = List.of(
            AggregateRoot.class,
            AliasFor.class,
            ApplicationModule.class,
            Autowired.class,
            Bean.class,
            DatabaseClient.class,
            DomainEvent.class,
            HttpStatus.class,
            JdbcTemplate.class,
            Logger.class,
            Mono.class,
            NullMarked.class,
            Publisher.class,
            Table.class,
            Transactional.class,
            io.r2dbc.spi.Readable.class);

    private Javac() {}

    /** Returns the target, which is there even when there was nothing to compile. */
    static Path compile(Path sources, Path target, Path... more) {
        var files = Texts.files(sources, ".java").map(Path::toFile).toList();
        return files.isEmpty() ? created(target) : compile(files, options(created(target), more), target);
    }

    private static Path compile(List<File> files, List<String> options, Path target) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var units = manager.getJavaFileObjectsFromFiles(files);
            if (!compiler.getTask(said, manager, null, options, null, units).call()) {
                throw new AssertionError(said.toString());
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> options(Path target, Path... more) {
        var classPath = Stream.concat(LIBRARIES.stream().map(Javac::libraryOf), Stream.of(more))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return List.of("-proc:none", "-nowarn", "-d", target.toString(), "-cp", classPath);
    }

    private static Path libraryOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Path created(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
