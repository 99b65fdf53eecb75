package io.diana;

import io.diana.database.DatabaseLocation;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says, once everything runs, where everything is. */
@Component
class StartupReport implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(StartupReport.class);

    private final Environment environment;
    private final DatabaseLocation database;

    StartupReport(Environment environment, DatabaseLocation database) {
        this.environment = environment;
        this.database = database;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        var application = url("server.address", "local.server.port");
        var management = url("management.server.address", "local.management.port");
        LOG.info("""
                Diana is ready.
                  API         {}/api/v1
                  Reference   {}/swagger-ui.html
                  Management  {}/actuator/health
                  Database    {}""", application, application, management, database.describe());
    }

    /** An address that means all of them cannot be called. */
    private String url(String address, String port) {
        var bound = environment.getProperty(address, InetAddress.class);
        var host = bound == null || bound.isAnyLocalAddress() ? "localhost" : bound.getHostAddress();
        return "http://%s:%s".formatted(host, environment.getProperty(port));
    }
}
