package io.diana.database.migration;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.modulith.core.ApplicationModuleIdentifier;
import org.springframework.modulith.core.ApplicationModuleIdentifiers;
import org.springframework.modulith.runtime.flyway.MigrationFilter;

/**
 * Migrates module by module, those that others depend on first, while no other node does. A module's files lie in
 * {@code db/migration/<module>}; they fill the schema {@code <module>}, which is made before them and which keeps their
 * history. Names without a schema mean that schema.
 */
record ModuleMigrations(ApplicationModuleIdentifiers modules, MigrationFilter filter, MigrationProperties properties)
        implements FlywayMigrationStrategy {

    /** Runs on the thread that starts the application: JDBC waits. */
    @Override
    public void migrate(Flyway flyway) {
        var database = flyway.getConfiguration().getDataSource();
        try (var _ = MigrationTurn.await(database, properties.turnTimeout())) {
            modules.stream()
                    .filter(module -> filter.shouldMigrate(module, flyway))
                    .forEach(module -> migrate(module, flyway));
        } catch (SQLException e) {
            throw MigrationException.ofConnection(e);
        }
    }

    private void migrate(ApplicationModuleIdentifier module, Flyway flyway) {
        try {
            of(module, flyway).migrate();
        } catch (FlywayException e) {
            throw MigrationException.of(module, e, properties);
        }
    }

    /** The migrations of one module, with everything else as it is configured. */
    Flyway of(ApplicationModuleIdentifier module, Flyway flyway) {
        var configuration = flyway.getConfiguration();
        var locations = Arrays.stream(configuration.getLocations())
                .map(location -> location + "/" + module)
                .toArray(String[]::new);
        var settings = properties.sessionSettings() + MigrationTurn.JOIN;
        var own = Flyway.configure(configuration.getClassLoader()).configuration(configuration);
        own.getPluginRegister()
                .getExact(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false); // an open transaction would keep an index from being built concurrently
        return own.initSql(settings + Objects.requireNonNullElse(configuration.getInitSql(), ""))
                .locations(locations)
                .defaultSchema(module.toString())
                .schemas(module.toString())
                .load();
    }
}
