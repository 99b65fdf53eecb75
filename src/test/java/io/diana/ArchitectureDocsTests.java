package io.diana;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.CanvasOptions;
import org.springframework.modulith.docs.Documenter.DiagramOptions;

/**
 * The diagrams and canvases in {@code architecture-docs/generated} are those of the code. To bring them up to date:
 * {@code mvn test -Dtest=ArchitectureDocsTests -Darchitecture-docs.update=true}.
 */
class ArchitectureDocsTests {

    private static final Path COMMITTED = Path.of("architecture-docs", "generated");

    @TempDir
    Path fresh = Path.of("");

    @Test
    void theyAreUpToDate() {
        generateInto(fresh);
        if (Boolean.getBoolean("architecture-docs.update") && !files(COMMITTED).equals(files(fresh))) {
            generateInto(COMMITTED);
        }

        assertThat(files(COMMITTED))
                .as("Run mvn test -Dtest=ArchitectureDocsTests -Darchitecture-docs.update=true and commit the result.")
                .isEqualTo(files(fresh));
    }

    private static void generateInto(Path folder) {
        var modules = ApplicationModules.of(DianaApplication.class);
        var options = Documenter.Options.defaults().withOutputFolder(folder.toString());
        new Documenter(modules, options)
                .writeModulesAsPlantUml(DiagramOptions.defaults())
                .writeIndividualModulesAsPlantUml(DiagramOptions.defaults())
                .writeModuleCanvases(CanvasOptions.defaults().revealInternals())
                .writeAggregatingDocument();
    }

    private static Map<String, List<String>> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString(),
                            ArchitectureDocsTests::text,
                            (a, _) -> a,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The relations in a diagram come in another order each time. */
    private static List<String> text(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
