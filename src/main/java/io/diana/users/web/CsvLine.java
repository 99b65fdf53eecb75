package io.diana.users.web;

import io.diana.users.web.UserJson.SuspensionJson;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A member as a record of CSV (RFC 4180), which an import takes as it is. */
final class CsvLine {

    static final String HEADER =
            "id,firstName,lastName,username,languageCode,timeZone,status,suspensionReason,suspensionBy,suspensionAt,suspensionUntil,"
                    + "vipActive,vipUntil,createdAt,updatedAt,lastActiveAt\r\n";

    private CsvLine() {}

    static String of(UserJson user) {
        var suspension = Optional.ofNullable(user.suspension());
        return Stream.of(
                        user.id(),
                        user.firstName(),
                        user.lastName(),
                        user.username(),
                        user.languageCode(),
                        user.timeZone(),
                        user.status(),
                        suspension.map(SuspensionJson::reason).orElse(null),
                        suspension.map(SuspensionJson::by).orElse(null),
                        suspension.map(SuspensionJson::at).orElse(null),
                        suspension.map(SuspensionJson::until).orElse(null),
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
