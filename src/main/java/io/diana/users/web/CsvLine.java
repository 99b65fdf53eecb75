package io.diana.users.web;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A member as a record of CSV (RFC 4180); the first columns are those that an import takes. */
final class CsvLine {

    static final String HEADER =
            "id,firstName,lastName,username,languageCode,timeZone,status,vipActive,vipUntil,createdAt,updatedAt,lastActiveAt\r\n";

    private CsvLine() {}

    static String of(UserJson user) {
        return Stream.of(
                        user.id(),
                        user.firstName(),
                        user.lastName(),
                        user.username(),
                        user.languageCode(),
                        user.timeZone(),
                        user.status(),
                        user.vip().active(),
                        user.vip().until(),
                        user.createdAt(),
                        user.updatedAt(),
                        user.lastActiveAt())
                .map(CsvLine::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        var text = Objects.toString(value, "");
        return text.matches("[^\",\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
