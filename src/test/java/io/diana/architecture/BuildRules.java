package io.diana.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;

/** The build's gates stand in front of every module. */
final class BuildRules {

    private static final String GATE = "//plugin[artifactId='%s']";

    private static final String LIMIT = GATE
            + "/configuration/rules/rule[element='BUNDLE']/limits/limit[counter='%s'][value='COVEREDRATIO'][minimum>=0.95]";

    private static final String COVERAGE = GATE
            + "/executions/execution[goals/goal='check'][phase='verify']/configuration/includes/include[text()='%s/%s/**']";

    private static final String MUTATION = GATE
            + "/executions/execution[goals/goal='mutationCoverage']/configuration/targetClasses/param[text()='%s.%s.%s.*']";

    private BuildRules() {}

    static List<Rule> all() {
        return List.of(coverageIsGated(), everyModuleIsCovered(), mutationsAreGated(), decisionsAreMutated());
    }

    static Rule coverageIsGated() {
        return new Rule(
                "the build fails below 95 % of lines or branches",
                code -> {
                    var pom = Pom.of(code);
                    return Stream.of("LINE", "BRANCH")
                            .filter(counter -> !pom.has(LIMIT.formatted("jacoco-maven-plugin", counter)))
                            .map(counter -> "no limit of 0.95 for " + counter)
                            .toList();
                });
    }

    static Rule everyModuleIsCovered() {
        return new Rule("each module has its coverage gate", code -> {
            var pom = Pom.of(code);
            var root = code.root().replace('.', '/');
            return code.modules().stream()
                    .filter(module -> !pom.has(COVERAGE.formatted("jacoco-maven-plugin", root, module)))
                    .map(module -> "no jacoco:check for module " + module)
                    .toList();
        });
    }

    static Rule mutationsAreGated() {
        return new Rule(
                "the build fails when fewer than 85 % of the mutants are killed",
                code -> Pom.of(code).has((GATE + "/configuration[mutationThreshold>=85]").formatted("pitest-maven"))
                        ? List.of()
                        : List.of("no mutationThreshold of 85"));
    }

    /** Modules with rooms decide something; whether it is tested only mutants can tell. */
    static Rule decisionsAreMutated() {
        return new Rule("each domain and application room has its mutation gate", code -> {
            var pom = Pom.of(code);
            return Stream.of(Room.DOMAIN, Room.APPLICATION)
                    .flatMap(room -> modulesWith(code, room)
                            .filter(module ->
                                    !pom.has(MUTATION.formatted("pitest-maven", code.root(), module, room.name())))
                            .map(module -> "no mutationCoverage for %s.%s".formatted(module, room.name())))
                    .toList();
        });
    }

    private static Stream<String> modulesWith(Code code, Room room) {
        return code.classes().stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter((JavaClass type) -> code.roomOf(type).orElse("").equals(room.name()))
                .flatMap(type -> code.moduleOf(type).stream())
                .distinct()
                .sorted();
    }
}
