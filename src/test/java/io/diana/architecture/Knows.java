package io.diana.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.BiPredicate;

/** Conditions on what a class may depend on, judged for each pair of classes. */
final class Knows {

    private Knows() {}

    /** Each dependency must be welcome. */
    static ArchCondition<JavaClass> only(Code code, String what, BiPredicate<JavaClass, JavaClass> welcome) {
        return unless(code, "not " + what, welcome);
    }

    /** No dependency may be unwelcome. */
    static ArchCondition<JavaClass> no(Code code, String what, BiPredicate<JavaClass, JavaClass> unwelcome) {
        return unless(code, what, unwelcome.negate());
    }

    private static ArchCondition<JavaClass> unless(
            Code code, String complaint, BiPredicate<JavaClass, JavaClass> welcome) {
        return new ArchCondition<>("know nothing that is " + complaint) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !welcome.test(type, target(dependency)))
                        .map(Dependency::getDescription)
                        .forEach(found -> complain(type, found, events));
                code.names().of(type).stream()
                        .filter(name -> !welcome.test(type, name.target()))
                        .map(Names.Name::description)
                        .forEach(found -> complain(type, found, events));
            }

            private void complain(JavaClass type, String found, ConditionEvents events) {
                events.add(SimpleConditionEvent.violated(type, "%s (%s)".formatted(found, complaint)));
            }
        };
    }

    private static JavaClass target(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType();
    }

    /** The type stands in one of these packages or below; nothing is matched in the middle of a name. */
    static boolean isBelow(JavaClass type, List<String> packages) {
        var own = type.getPackageName() + ".";
        return packages.stream().anyMatch(name -> own.startsWith(name + "."));
    }
}
