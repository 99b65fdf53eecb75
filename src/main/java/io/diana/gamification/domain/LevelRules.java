package io.diana.gamification.domain;

import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import java.util.List;

/** What the table of levels has to be. */
public final class LevelRules {

    /** How many levels there are at most. */
    static final int MOST = 1_000;

    private LevelRules() {}

    /** Checks a table. */
    public static Checked<Definition> check(List<Level> levels) {
        var flaws = new Flaws();
        check(levels, flaws);
        var violations = flaws.all();
        return violations.isEmpty() ? new Valid<>(new Levels(levels)) : new Invalid<>(violations);
    }

    static void check(List<Level> levels, Flaws flaws) {
        flaws.size("/levels", levels, 1, MOST);
        for (var i = 0; i < levels.size(); i++) {
            var level = levels.get(i);
            var path = "/levels/" + i;
            if (level.number() != i + 1) {
                flaws.add(path + "/level", "gap", "Levels are numbered from 1 without a gap.");
            }
            if (i == 0) {
                flaws.within(path + "/at", level.at(), 0, 0);
            } else {
                flaws.within(path + "/at", level.at(), 1, Flaws.MOST_COUNTED);
                flaws.rises(path + "/at", level.at(), levels.get(i - 1).at());
            }
            flaws.nameIfAny(path + "/name", level.name());
        }
    }
}
