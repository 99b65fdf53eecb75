package io.diana.database.migration;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.modulith.core.ApplicationModuleIdentifier;
import org.springframework.modulith.core.ApplicationModuleIdentifiers;
import org.springframework.modulith.runtime.flyway.MigrationFilter;

/**
 * Migrates module by module, those that others depend on first. A module's files lie in {@code db/migration/<module>};
 * they fill the schema {@code <module>}, which is made before them and which keeps their history. Names without a schema
 * mean that schema.
 */
record ModuleMigrations(ApplicationModuleIdentifiers modules, MigrationFilter filter)
        implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway flyway) {
        modules.stream()
                .filter(module -> filter.shouldMigrate(module, flyway))
                .map(module -> of(module, flyway))
                .forEach(Flyway::migrate);
    }

    /** The migrations of one module, with everything else as it is configured. */
    static Flyway of(ApplicationModuleIdentifier module, Flyway flyway) {
        var configuration = flyway.getConfiguration();
        var locations = Arrays.stream(configuration.getLocations())
                .map(location -> location + "/" + module)
                .toArray(String[]::new);
        return Flyway.configure(configuration.getClassLoader())
                .configuration(configuration)
                .locations(locations)
                .defaultSchema(module.toString())
                .schemas(module.toString())
                .load();
    }
}
