package io.diana.http.web;

import io.diana.http.IdempotencyKey;
import io.diana.http.IfMatch;
import io.diana.http.MergePatch;
import io.diana.http.PageRequest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The description of the API, as OpenAPI 3.1 at {@code /v3/api-docs} and to browse at {@code /swagger-ui.html}. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String ABOUT = """
            The member platform behind a community or a bot: users, what they earn, and their memberships.

            Every error is a problem (RFC 9457) whose `code` a program can decide by and whose `type` can be read. Single \
            resources have a strong `ETag`; writes honour `If-Match`. Lists are read page by page with a cursor. Every \
            answer carries an `X-Request-Id`. Instants are RFC 3339 in UTC, periods ISO 8601.""";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        IdempotencyKey.class,
                        IfMatch.class,
                        MergePatch.class,
                        PageRequest.class,
                        ServerHttpRequest.class);
    }

    @Bean
    OpenAPI api(ObjectProvider<BuildProperties> build) {
        var version =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("development");
        return new OpenAPI()
                .info(new Info().title("Diana").description(ABOUT).version(version))
                .addServersItem(new Server().url("/").description("This server"));
    }

    @Bean
    DescribedArguments describedArguments() {
        return new DescribedArguments();
    }

    @Bean
    DescribedAnswers describedAnswers() {
        return new DescribedAnswers();
    }

    @Bean
    DescribedRecords describedRecords() {
        return new DescribedRecords();
    }
}
