package io.diana.outbox;

import io.diana.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database of its own for each test, on which it starts nodes and looks at what their listeners have heard. */
abstract class NodesOnOneDatabase {

    static final List<String> LISTENERS = List.of("test.single", "test.follower", "test.many");

    TestDatabase database;
    Heard heard;

    @BeforeEach
    void makeDatabase() {
        database = TestDatabase.fresh();
        heard = Heard.in(database.dataSource());
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }
}
