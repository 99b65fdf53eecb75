package io.diana.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.diana.architecture.Allowed.To;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModules;

/** Modules form a line, say whom they know, and keep their rooms to themselves. */
final class ModuleRules {

    private static final String APPLICATION_MODULE = "org.springframework.modulith.ApplicationModule";
    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    private ModuleRules() {}

    static List<Rule> all() {
        return List.of(
                modulithIsContent(),
                noCycles(),
                noForeignRoom(),
                modulesDeclareThemselves(),
                subPackagesAreRooms(),
                packagesAreNullMarked());
    }

    static Rule modulithIsContent() {
        return new Rule(
                "Spring Modulith verifies the modules and their allowed dependencies",
                code -> modulesOf(code).detectViolations().getMessages());
    }

    /** Reads what lies beside the application, so no tests. Modulith looks for it with the thread's class loader. */
    static ApplicationModules modulesOf(Code code) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(code.loader());
        try {
            var application = code.application();
            var home = application.getProtectionDomain().getCodeSource().getLocation();
            return ApplicationModules.of(application, location -> location.contains(home.getPath()));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    static Rule noCycles() {
        return Rule.ofClasses(
                "modules form no cycle",
                code -> SlicesRuleDefinition.slices()
                        .matching(code.root() + ".(*)..")
                        .should()
                        .beFreeOfCycles());
    }

    static Rule noForeignRoom() {
        return Rule.ofClasses(
                "no module reads a room of another",
                code -> classes()
                        .should(Knows.no(
                                code,
                                "in a room of another module",
                                (type, known) -> code.roomOf(known).isPresent()
                                        && !code.moduleOf(known).equals(code.moduleOf(type)))));
    }

    static Rule modulesDeclareThemselves() {
        return new Rule(
                "each module has a display name and lists the modules it may know",
                code -> code.modules().stream()
                        .filter(module -> !isDeclared(code, code.root() + "." + module))
                        .map(module -> module + " lacks @ApplicationModule(displayName, allowedDependencies)")
                        .toList());
    }

    private static boolean isDeclared(Code code, String basePackage) {
        return packageInfo(code, basePackage).flatMap(info -> annotation(info, APPLICATION_MODULE)).stream()
                .anyMatch(module -> module.hasExplicitlyDeclaredProperty("displayName")
                        && module.hasExplicitlyDeclaredProperty("allowedDependencies")
                        && !module.hasExplicitlyDeclaredProperty("type"));
    }

    static Rule subPackagesAreRooms() {
        var rooms = Room.ALL.stream().map(Room::name).toList();
        return new Rule(
                "a sub-package of a module is a room",
                code -> code.classes().stream()
                        .filter(type -> code.roomOf(type)
                                .filter(room -> !rooms.contains(room) && !isPart(code, type, room))
                                .isPresent())
                        .map(type -> "%s stands in none of the rooms %s".formatted(type.getName(), rooms))
                        .toList());
    }

    private static boolean isPart(Code code, JavaClass type, String room) {
        return code.moduleOf(type)
                .filter(module -> code.allowed().has(To.HAVE_A_PART, module + "." + room))
                .isPresent();
    }

    static Rule packagesAreNullMarked() {
        return new Rule(
                "each package has a package-info with @NullMarked",
                code -> packages(code)
                        .filter(name -> packageInfo(code, name)
                                .flatMap(info -> annotation(info, NULL_MARKED))
                                .isEmpty())
                        .map(name -> "package %s is not @NullMarked".formatted(name))
                        .toList());
    }

    private static Stream<String> packages(Code code) {
        return code.classes().stream().map(JavaClass::getPackageName).distinct().sorted();
    }

    private static Optional<JavaClass> packageInfo(Code code, String name) {
        var info = name + ".package-info";
        return code.classes().contain(info) ? Optional.of(code.classes().get(info)) : Optional.empty();
    }

    private static Optional<JavaAnnotation<JavaClass>> annotation(JavaClass type, String name) {
        return type.tryGetAnnotationOfType(name);
    }
}
