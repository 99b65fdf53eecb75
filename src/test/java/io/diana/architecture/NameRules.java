package io.diana.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import io.diana.architecture.Allowed.To;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names say what a thing is; words that fit everything say nothing. */
final class NameRules {

    /** As words anywhere in a name: {@code MemberHelper}, {@code DtoReader}, but not {@code Identity}. */
    private static final Pattern REFUSED = Pattern.compile(
            ".*(Impl|Util|Utility|Utilitie|Helper|Manager|Dto|DTO|Entity|Entitie)s?(?![a-z]).*|(Reactive|Abstract).*");

    private static final Pattern REFUSED_PACKAGES =
            Pattern.compile("(impl|util|common|dto|model|service|helper|manager|entity|entitie)s?");

    private static final String CONTROLLER = "org.springframework.stereotype.Controller";
    private static final String REPOSITORY = "org.springframework.stereotype.Repository";

    /** A use case is one by whatever stereotype. */
    private static final String COMPONENT = "org.springframework.stereotype.Component";

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
                        .filter(name -> Stream.of(name.split("\\."))
                                .anyMatch(part -> REFUSED_PACKAGES.matcher(part).matches()))
                        .map(name -> name + " is a refused package")
                        .toList());
    }

    static Rule sqlClassesAreNamedAfterTheirServer(Room room) {
        return Rule.ofClasses(
                "a repository in %s is named Postgres…".formatted(room.name()),
                code -> classes()
                        .that()
                        .resideInAPackage(code.packageOf(room))
                        .and(areStereotyped(REPOSITORY))
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
                        .and(areStereotyped(CONTROLLER))
                        .should()
                        .haveNameMatching(".*(Controller|Page)")
                        .allowEmptyShould(room.awaited()));
    }

    static Rule useCasesDoOneThing(Room room) {
        return new Rule("a use case in %s has one public method".formatted(room.name()), code -> {
            var useCases = code.classes().stream()
                    .filter(type -> code.roomOf(type).orElse("").equals(room.name()))
                    .filter(areStereotyped(COMPONENT))
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

    /** By the annotation itself or by one that carries it. */
    private static DescribedPredicate<JavaClass> areStereotyped(String annotation) {
        return CanBeAnnotated.Predicates.metaAnnotatedWith(annotation).forSubtype();
    }

    private static long publicMethods(JavaClass type) {
        return type.getAllMethods().stream()
                .filter(method -> !method.getOwner().isEquivalentTo(Object.class))
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.BRIDGE))
                .map(JavaMethod::getName)
                .distinct()
                .count();
    }
}
