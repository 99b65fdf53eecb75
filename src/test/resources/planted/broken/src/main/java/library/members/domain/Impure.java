package library.members.domain;

import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import library.database.DatabaseAddress;
import library.http.Problem;
import library.members.application.JoinLibrary;
import library.outbox.Outbox;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class Impure { // breaks: domain knows plain Java and the published language only [Class <library.members.domain.Impure> is annotated with <org.springframework.stereotype.Component>]

    private List<Mono<String>> generic; // breaks: domain knows plain Java and the published language only [Field <library.members.domain.Impure.generic>]
    private Problem problem; // breaks: domain knows plain Java and the published language only [Field <library.members.domain.Impure.problem>]
    private DatabaseAddress address; // breaks: domain knows plain Java and the published language only [Field <library.members.domain.Impure.address>]
    private Outbox outbox; // breaks: domain knows plain Java and the published language only [Field <library.members.domain.Impure.outbox>]

    private java.awt.Color color; // breaks: domain knows plain Java and the published language only [Field <library.members.domain.Impure.color>]
    private java.nio.channels.Channel channel; // breaks: domain knows plain Java and the published language only [Field <library.members.domain.Impure.channel>]
    private java.sql.Connection connection; // breaks: domain knows plain Java and the published language only [Field <library.members.domain.Impure.connection>] // breaks: JDBC is known to the database module only [Field <library.members.domain.Impure.connection>]
    private java.util.logging.Logger logger; // breaks: domain knows plain Java and the published language only [Field <library.members.domain.Impure.logger>]

    record Later(Mono<String> name) {} // breaks: domain knows plain Java and the published language only [library.members.domain.Impure$Later]

    Object useCase(JoinLibrary joinLibrary) { // breaks: domain knows plain Java and the published language only [Method <library.members.domain.Impure.useCase(library.members.application.JoinLibrary)> has parameter]
        return joinLibrary.as(null); // breaks: domain knows plain Java and the published language only
    }

    Callable<Object> lambda() {
        return () -> Mono.empty(); // breaks: domain knows plain Java and the published language only
    }

    Function<String, Object> reference() {
        return Mono::just; // breaks: domain knows plain Java and the published language only
    }

    Object log() {
        return LoggerFactory.getLogger("domain"); // breaks: domain knows plain Java and the published language only
    }

    Object file() {
        return java.nio.file.Path.of(""); // breaks: domain knows plain Java and the published language only
    }

    Object call() {
        return HttpClient.newHttpClient(); // breaks: domain knows plain Java and the published language only
    }
}
