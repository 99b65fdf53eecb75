package io.diana.architecture;

import java.util.List;
import java.util.stream.Stream;

/** All rules of the code. */
public final class Rules {

    private Rules() {}

    /** Every rule, in the order in which a reader would ask. */
    public static List<Rule> all() {
        return Stream.of(
                        ModuleRules.all(),
                        HexagonRules.all(),
                        EventRules.all(),
                        ReactiveRules.all(),
                        SqlRules.all(),
                        PlatformRules.all(),
                        NameRules.all(),
                        SourceRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
