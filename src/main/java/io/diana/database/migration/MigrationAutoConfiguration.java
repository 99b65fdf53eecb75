package io.diana.database.migration;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.modulith.core.ApplicationModuleIdentifiers;
import org.springframework.modulith.runtime.flyway.ActiveModules;
import org.springframework.modulith.runtime.flyway.HasMigrationFiles;

/** Lets Flyway migrate the very database that the application uses: there is one URL to configure, not two. */
@AutoConfiguration(after = R2dbcAutoConfiguration.class, before = FlywayAutoConfiguration.class)
@EnableConfigurationProperties(MigrationProperties.class)
class MigrationAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(FlywayConnectionDetails.class)
    MigrationConnection migrationConnection(R2dbcConnectionDetails details, MigrationProperties properties) {
        return MigrationConnection.to(details.getConnectionFactoryOptions(), properties);
    }

    @Bean
    FlywayMigrationStrategy moduleMigrations(
            ApplicationModuleIdentifiers modules,
            BeanFactory beans,
            ResourcePatternResolver resources,
            MigrationProperties properties) {
        var filter = new ActiveModules(beans).and(new HasMigrationFiles(resources));
        return new ModuleMigrations(modules, filter, properties);
    }
}
