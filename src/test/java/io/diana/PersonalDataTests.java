package io.diana;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaTest;
import io.diana.users.PersonalData;
import io.diana.users.PersonalData.Holding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** A table that names users is either emptied when one of them is erased, or somebody says why not. */
@DianaTest
class PersonalDataTests {

    @Autowired
    DatabaseClient db;

    @Autowired
    List<PersonalData> holders;

    @Test
    void nobodyForgetsATableThatNamesUsers() {
        var held = holders.stream()
                .flatMap(holder -> holder.holdings().stream())
                .map(Holding::table)
                .toList();

        assertThat(held).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(tablesThatNameUsers());
    }

    @Test
    void aTableThatNamesUsersIsFoundByItsKeyAndByItsColumns() {
        db.sql("CREATE SCHEMA forgotten").then().block();
        db.sql("CREATE TABLE forgotten.by_key (whoever bigint REFERENCES users.member (id))")
                .then()
                .block();
        db.sql("CREATE TABLE forgotten.by_name (referred_user_id bigint)")
                .then()
                .block();

        db.sql("CREATE TABLE forgotten.by_event (aggregate text)").then().block();

        assertThat(tablesThatNameUsers())
                .contains("forgotten.by_key", "forgotten.by_name", "forgotten.by_event", "outbox.event");

        db.sql("DROP SCHEMA forgotten CASCADE").then().block();
    }

    private List<String> tablesThatNameUsers() {
        return db.sql("""
                        SELECT format('%s.%s', n.nspname, c.relname) AS name
                          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                         WHERE c.relkind IN ('r', 'p')
                           AND NOT c.relispartition
                           AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                           AND (c.oid = 'users.member'::regclass
                                OR EXISTS (SELECT FROM pg_constraint k
                                            WHERE k.conrelid = c.oid AND k.confrelid = 'users.member'::regclass)
                                OR EXISTS (SELECT FROM pg_attribute a
                                            WHERE a.attrelid = c.oid AND NOT a.attisdropped
                                              AND a.attname ~ '(^|_)user_id$|^aggregate$'))
                        """)
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
