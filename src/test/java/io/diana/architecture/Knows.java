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
    static ArchCondition<JavaClass> only(String what, BiPredicate<JavaClass, JavaClass> welcome) {
        return new ArchCondition<>("know only " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !welcome.test(type, target(dependency)))
                        .forEach(dependency -> events.add(SimpleConditionEvent.violated(
                                type, "%s (not %s)".formatted(dependency.getDescription(), what))));
            }
        };
    }

    /** No dependency may be unwelcome. */
    static ArchCondition<JavaClass> no(String what, BiPredicate<JavaClass, JavaClass> unwelcome) {
        return only("what is not " + what, unwelcome.negate());
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
