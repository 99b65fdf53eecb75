package io.diana.gamification.persistence;

import static java.util.Objects.requireNonNull;

import io.diana.gamification.domain.Account;
import io.diana.gamification.domain.Counter;
import io.diana.gamification.domain.Counters;
import io.diana.gamification.domain.Habits;
import io.diana.gamification.domain.Progress;
import io.diana.gamification.domain.Window;
import io.diana.gamification.domain.Window.Mark;
import io.diana.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@code gamification.take} tells of an account. */
@Component
class TakenJson {

    private final ObjectReader account;
    private final ObjectReader totals;
    private final ObjectReader windows;
    private final ObjectReader entries;
    private final ObjectReader progress;

    TakenJson(JsonMapper json) {
        account = json.readerFor(AccountJson.class);
        totals = json.readerFor(new TypeReference<Map<String, Long>>() {});
        windows = json.readerFor(new TypeReference<Map<String, WindowJson>>() {});
        entries = json.readerFor(new TypeReference<Map<String, EntryJson>>() {});
        progress = json.readerFor(ProgressJson.class);
    }

    Account read(Readable row) {
        AccountJson read = requireNonNull(account.readValue(requireNonNull(row.get("account", String.class))));
        Map<String, WindowJson> times = read(windows, row.get("windows", String.class));
        Map<String, EntryJson> known = read(entries, row.get("entries", String.class));
        return new Account(
                new UserId(read.user_id()),
                read.toPurse(),
                new Habits(
                        read.toCalendar(),
                        read.toStreak(),
                        read.toGift(),
                        read.conduct().toConduct(),
                        mapped(times, WindowJson::toWindow)),
                read.toStanding(),
                done(read, read(totals, row.get("totals", String.class))),
                progress(row.get("progress", String.class)),
                mapped(known, EntryJson::toEntry));
    }

    private Progress progress(@Nullable String text) {
        return text == null
                ? Progress.NONE
                : requireNonNull(progress.<ProgressJson>readValue(text)).toProgress();
    }

    private static <T> Map<String, T> read(ObjectReader reader, @Nullable String text) {
        return text == null ? Map.of() : requireNonNull(reader.<Map<String, T>>readValue(text));
    }

    private static <T, R> Map<String, R> mapped(Map<String, T> found, java.util.function.Function<T, R> conversion) {
        return found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> conversion.apply(it.getValue())));
    }

    private static Counters done(AccountJson account, Map<String, Long> totals) {
        var done = new HashMap<String, Long>();
        totals.forEach((type, total) -> done.put(Counter.of(type), total));
        done.put(Counter.ACTIONS, account.actions());
        done.put(Counter.GIFTS, account.gifts());
        done.put(Counter.MISSIONS, account.missions());
        done.put(Counter.VIP, account.vips());
        return new Counters(done);
    }

    /** The last times of one type: microseconds since 1970, and digests of contexts. */
    record WindowJson(List<Long> times, List<Long> echoes) {

        static WindowJson of(Window window) {
            return new WindowJson(
                    window.marks().stream().map(it -> micros(it.at())).toList(),
                    window.marks().stream().map(Mark::echo).toList());
        }

        Window toWindow() {
            return new Window(IntStream.range(0, times.size())
                    .mapToObj(i -> new Mark(instant(times.get(i)), echoes.get(i)))
                    .toList());
        }

        private static long micros(Instant at) {
            return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
        }

        private static Instant instant(long micros) {
            return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), 1_000L * Math.floorMod(micros, 1_000_000L));
        }
    }
}
