package io.diana.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What sources name although nothing shows it in the dependencies that ArchUnit finds in the classes: constants are
 * copied by the compiler, and it looks at neither casts nor patterns nor catch clauses.
 *
 * @param hidden by top-level type
 */
record Names(Map<String, List<Name>> hidden) {

    /** A name in the source of a top-level type, and what it stands for. */
    record Name(JavaClass origin, JavaClass target, String file, long line) {

        String description() {
            return "Class <%s> names <%s> in (%s:%d)".formatted(origin.getName(), target.getName(), file, line);
        }
    }

    static Names in(List<Parsed> sources, JavaClasses classes, ClassLoader loader) {
        var shown = classes.stream()
                .collect(Collectors.groupingBy(
                        Names::topLevel, Collectors.flatMapping(Names::dependencies, Collectors.toSet())));
        var dictionary = new Dictionary(loader);
        classes.forEach(dictionary::add);
        shown.values().forEach(targets -> targets.forEach(dictionary::add));
        return new Names(sources.stream()
                .filter(source -> classes.contain(source.typeName()))
                .collect(Collectors.toMap(
                        Parsed::typeName,
                        source -> dictionary.hidden(
                                source,
                                classes.get(source.typeName()),
                                shown.getOrDefault(source.typeName(), Set.of())))));
    }

    /** What the source of a type names; everything stands under the top-level type. */
    List<Name> of(JavaClass type) {
        return hidden.getOrDefault(type.getName(), List.of());
    }

    /** The name of the type that a file is named after. */
    static String topLevel(JavaClass type) {
        var name = type.getName();
        return name.substring(0, name.contains("$") ? name.indexOf('$') : name.length());
    }

    private static Stream<JavaClass> dependencies(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType);
    }

    /** Types by the names that sources give them; a nested one stands behind a dot. */
    private record Dictionary(ClassLoader loader, Map<String, Optional<JavaClass>> types) {

        private static final Pattern TYPE = Pattern.compile("[a-z][\\w.]*\\.[A-Z]\\w*");

        Dictionary(ClassLoader loader) {
            this(loader, new HashMap<>());
        }

        void add(JavaClass type) {
            types.put(type.getName().replace('$', '.'), Optional.of(type));
        }

        List<Name> hidden(Parsed source, JavaClass origin, Set<JavaClass> shown) {
            return source.names()
                    .flatMap(name -> find(name.text()).stream()
                            .filter(target -> !shown.contains(target))
                            .map(target -> new Name(origin, target, source.fileName(), name.line())))
                    .toList();
        }

        /** What stands behind the type is one of its members. */
        private Optional<JavaClass> find(String name) {
            return Stream.iterate(name, text -> text.contains("."), text -> text.substring(0, text.lastIndexOf('.')))
                    .flatMap(text -> lookUp(text).stream())
                    .findFirst();
        }

        private Optional<JavaClass> lookUp(String name) {
            return TYPE.matcher(name).matches() ? types.computeIfAbsent(name, this::load) : Optional.empty();
        }

        private Optional<JavaClass> load(String name) {
            try {
                return Optional.of(new ClassFileImporter().importClass(Class.forName(name, false, loader)));
            } catch (ClassNotFoundException | LinkageError notAType) {
                return Optional.empty();
            }
        }
    }
}
