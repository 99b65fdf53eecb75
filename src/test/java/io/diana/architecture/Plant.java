package io.diana.architecture;

import io.diana.architecture.Texts.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A violation, marked in its line: {@code // breaks: the rule}. Where the rule cannot tell the line, the mark says in
 * brackets by what it is known: {@code // breaks: the rule [library.members]}.
 *
 * @param rule the name of the rule that must catch it
 * @param place its file and line
 * @param sign what the rule must say
 */
record Plant(String rule, String place, String sign) {

    /** Ends a line, maybe after another one. */
    private static final Pattern MARK = Pattern.compile(" (?://|--) breaks: ");

    private static final Pattern RULE_AND_SIGN = Pattern.compile("(.+?)(?: \\[(.+)])?");

    /** All that are marked in the files below a directory. */
    static List<Plant> in(Path directory) {
        return Texts.in(directory, "").stream().flatMap(Plant::in).toList();
    }

    private static Stream<Plant> in(Text file) {
        var lines = file.content().lines().toList();
        return IntStream.range(0, lines.size())
                .boxed()
                .flatMap(index -> MARK.splitAsStream(lines.get(index))
                        .skip(1)
                        .map(mark -> of(mark, file.path().getFileName() + ":" + (index + 1))));
    }

    private static Plant of(String mark, String place) {
        var parts = RULE_AND_SIGN.matcher(mark);
        if (!parts.matches()) {
            throw new AssertionError(place + " names no rule");
        }
        return new Plant(parts.group(1), place, parts.group(2) == null ? "(" + place + ")" : parts.group(2));
    }

    boolean isNamedBy(String violation) {
        return violation.contains(sign);
    }

    @Override
    public String toString() {
        return "%s: %s".formatted(place, rule);
    }
}
