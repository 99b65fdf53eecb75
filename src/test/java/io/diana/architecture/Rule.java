package io.diana.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that holds for all of the main code.
 *
 * @param name what holds, as a sentence
 * @param check finds what breaks it; one line each, none when it holds
 */
public record Rule(String name, Function<Code, List<String>> check) {

    private static final List<String> NOTHING = List.of("This rule looks at nothing.");

    /** What breaks this rule in the given code; that there is no module to look at breaks each. */
    public List<String> violationsIn(Code code) {
        return code.modules().isEmpty() ? NOTHING : check.apply(code);
    }

    /** A rule about classes; one that finds nothing to look at counts as broken. */
    static Rule ofClasses(String name, Function<Code, ArchRule> rule) {
        return new Rule(name, code -> evaluate(rule.apply(code), code));
    }

    private static List<String> evaluate(ArchRule rule, Code code) {
        try {
            return rule.evaluate(code.classes()).getFailureReport().getDetails();
        } catch (AssertionError checksNothing) {
            return List.of(String.valueOf(checksNothing.getMessage()));
        }
    }

    /** A rule about one thing after the other; that there is none counts as broken. */
    static <T> Rule ofEach(
            String name, Function<Code, List<T>> things, Function<Code, Function<T, Stream<String>>> check) {
        return new Rule(name, code -> {
            var all = things.apply(code);
            return all.isEmpty()
                    ? NOTHING
                    : all.stream().flatMap(check.apply(code)).toList();
        });
    }

    @Override
    public String toString() {
        return name;
    }
}
