package io.diana.testing;

import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Gives an application context a database of its own; migrations then run as they do at every start. */
@TestConfiguration(proxyBeanMethods = false)
class TestDatabaseConfiguration {

    @Bean
    TestDatabase testDatabase() {
        return TestDatabase.fresh();
    }

    @Bean
    R2dbcConnectionDetails testDatabaseConnection(TestDatabase database) {
        return database::options;
    }
}
