package io.diana.gamification.domain;

import io.diana.validation.Text;
import io.diana.validation.Violation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Gathers everything that is wrong with a definition. */
final class Flaws {

    /** The most that a definition pays, and that points are counted up to. */
    static final long MOST_POINTS = 1_000_000;

    static final long MOST_COUNTED = 1_000_000_000_000L;

    private static final int LONGEST_NAME = 64;
    private static final int DECIMALS = 4;
    private static final BigDecimal GREATEST_FACTOR = BigDecimal.valueOf(100);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** The longest period that anything here lasts. */
    static final Duration YEAR = Duration.ofDays(366);

    private final List<Violation> violations = new ArrayList<>();

    List<Violation> all() {
        return List.copyOf(violations);
    }

    void add(String path, String code, String detail) {
        violations.add(new Violation(path, code, detail));
    }

    void name(String path, String name) {
        if (name.isBlank()) {
            add(path, "required", "Must not be blank.");
        } else if (!Text.isPlain(name)) {
            add(path, "control-character", "Control characters are not part of a name.");
        } else if (Text.length(name) > LONGEST_NAME) {
            add(path, "too-long", "At most %d characters.".formatted(LONGEST_NAME));
        }
    }

    void nameIfAny(String path, @Nullable String name) {
        if (name != null) {
            name(path, name);
        }
    }

    void points(String path, long points) {
        within(path, points, 0, MOST_POINTS);
    }

    void within(String path, long value, long least, long most) {
        if (value < least || value > most) {
            add(path, "range", String.format(Locale.ROOT, "Must be from %,d to %,d.", least, most));
        }
    }

    void withinIfAny(String path, @Nullable Number value, long least, long most) {
        if (value != null) {
            within(path, value.longValue(), least, most);
        }
    }

    void factor(String path, BigDecimal factor) {
        if (factor.signum() <= 0 || factor.compareTo(GREATEST_FACTOR) > 0) {
            add(path, "range", "Must be more than 0 and at most 100.");
        } else if (factor.stripTrailingZeros().scale() > DECIMALS) {
            add(path, "decimals", "At most four decimals.");
        }
    }

    /** A second or more. */
    void period(String path, Duration period, Duration most) {
        if (period.compareTo(SHORTEST) < 0 || period.compareTo(most) > 0) {
            add(path, "range", "Must be from PT1S to %s.".formatted(most));
        }
    }

    void size(String path, Collection<?> items, int least, int most) {
        if (items.size() < least) {
            add(path, "too-few", "At least %d.".formatted(least));
        } else if (items.size() > most) {
            add(path, "too-many", "At most %d.".formatted(most));
        }
    }

    void rises(String path, long value, long before) {
        if (value <= before) {
            add(path, "not-rising", "Must be more than the one before.");
        }
    }

    void counter(String path, String counter) {
        if (!Counter.isWellFormed(counter)) {
            add(path, "unknown-counter", "There is no such counter.");
        }
    }

    void keys(String path, Collection<String> keys, int most) {
        size(path, keys, 0, most);
        var i = 0;
        for (var key : keys) {
            if (!DefinitionKey.isValid(key)) {
                add(path + "/" + i, "key", DefinitionKey.RULE);
            }
            i++;
        }
    }
}
