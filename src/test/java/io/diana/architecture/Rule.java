package io.diana.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/**
 * Something that holds for all of the main code.
 *
 * @param name what holds, as a sentence
 * @param check finds what breaks it; one line each, none when it holds
 */
public record Rule(String name, Function<Code, List<String>> check) {

    /** What breaks this rule in the given code. */
    public List<String> violationsIn(Code code) {
        return check.apply(code);
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

    @Override
    public String toString() {
        return name;
    }
}
