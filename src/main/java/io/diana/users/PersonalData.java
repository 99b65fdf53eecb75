package io.diana.users;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What one module knows about a person. Every module with a table that names users implements this once, so that an
 * export is whole and a certificate of erasure tells the truth.
 */
public interface PersonalData {

    /** The name of this module's section in the export. */
    String section();

    /** Everything this module keeps about a person, ready to be written as JSON; empty when there is nothing. */
    Mono<Map<String, @Nullable Object>> about(UserId user);

    /** What happens to each table that names users when one of them is erased. */
    List<Holding> holdings();

    /**
     * One table that names users.
     *
     * @param table with its schema: {@code users.member}
     * @param erased what is removed, in words for the certificate; null: nothing is
     * @param kept what stays and why, in words for the certificate; null: nothing does
     */
    record Holding(
            String table, @Nullable String erased, @Nullable String kept) {

        public Holding {
            if (erased == null && kept == null) {
                throw new IllegalArgumentException("Say what happens to the rows of %s.".formatted(table));
            }
        }
    }
}
