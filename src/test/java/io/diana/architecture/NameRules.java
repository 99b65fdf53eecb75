package io.diana.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.diana.architecture.Allowed.To;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names say what a thing is; words that fit everything say nothing. */
final class NameRules {

    private static final Pattern REFUSED =
            Pattern.compile(".*(Impl|Utils?|Helpers?|Manager|Dto|DTO|Entity)|(Reactive|Abstract).*");

    private static final Set<String> REFUSED_PACKAGES =
            Set.of("impl", "util", "utils", "common", "dto", "model", "service", "services", "helper", "helpers");

    private static final String CONTROLLER = "org.springframework.stereotype.Controller";
    private static final String REPOSITORY = "org.springframework.stereotype.Repository";
    private static final String SERVICE = "org.springframework.stereotype.Service";

    private NameRules() {}

    static List<Rule> all() {
        return List.of(
                typesHaveTellingNames(),
                packagesHaveTellingNames(),
                sqlClassesAreNamedAfterTheirServer(Room.PERSISTENCE),
                controllersSaySo(Room.WEB),
                useCasesDoOneThing(Room.APPLICATION));
    }

    static Rule typesHaveTellingNames() {
        return new Rule(
                "no type has a name that fits everything",
                code -> code.classes().stream()
                        .filter(type -> REFUSED.matcher(type.getSimpleName()).matches())
                        .map(type -> type.getName() + " is a refused name")
                        .toList());
    }

    static Rule packagesHaveTellingNames() {
        return new Rule(
                "no package has a name that fits everything",
                code -> code.classes().stream()
                        .map(JavaClass::getPackageName)
                        .distinct()
                        .filter(name -> Stream.of(name.split("\\.")).anyMatch(REFUSED_PACKAGES::contains))
                        .map(name -> name + " is a refused package")
                        .toList());
    }

    static Rule sqlClassesAreNamedAfterTheirServer(Room room) {
        return Rule.ofClasses(
                "a repository in %s is named Postgres…".formatted(room.name()),
                code -> classes()
                        .that()
                        .resideInAPackage(code.packageOf(room))
                        .and()
                        .areAnnotatedWith(REPOSITORY)
                        .should()
                        .haveSimpleNameStartingWith("Postgres")
                        .allowEmptyShould(room.awaited()));
    }

    static Rule controllersSaySo(Room room) {
        return Rule.ofClasses(
                "a controller in %s is named …Controller or …Page".formatted(room.name()),
                code -> classes()
                        .that()
                        .resideInAPackage(code.packageOf(room))
                        .and()
                        .areMetaAnnotatedWith(CONTROLLER)
                        .or()
                        .areAnnotatedWith(CONTROLLER)
                        .should()
                        .haveNameMatching(".*(Controller|Page)")
                        .allowEmptyShould(room.awaited()));
    }

    static Rule useCasesDoOneThing(Room room) {
        return new Rule("a use case in %s has one public method".formatted(room.name()), code -> {
            var useCases = code.classes().stream()
                    .filter(type -> code.roomOf(type).orElse("").equals(room.name()))
                    .filter(type -> type.isAnnotatedWith(SERVICE))
                    .toList();
            return useCases.isEmpty()
                    ? List.of("This rule looks at nothing: no use case in " + room.name())
                    : useCases.stream()
                            .filter(type -> !code.allows(To.DO_MORE, type))
                            .filter(type -> publicMethods(type) != 1)
                            .map(type -> "%s has %d public methods".formatted(type.getName(), publicMethods(type)))
                            .toList();
        });
    }

    private static long publicMethods(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.BRIDGE))
                .map(JavaMethod::getName)
                .distinct()
                .count();
    }
}
