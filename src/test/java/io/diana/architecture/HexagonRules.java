package io.diana.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import io.diana.architecture.Allowed.To;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Inside a module dependencies point inwards: web, events, persistence → application → domain → base package. */
final class HexagonRules {

    private static final List<String> PLAIN = List.of("java", "org.jspecify", "org.jmolecules");

    private static final List<String> NOT_PLAIN =
            List.of("java.sql", "java.net.http", "java.nio.file", "java.nio.channels", "java.awt", "java.util.logging");

    private static final List<String> USE_CASES = List.of(
            "reactor.core",
            "reactor.util",
            "org.reactivestreams",
            "org.slf4j",
            "org.springframework.stereotype",
            "org.springframework.transaction.annotation");

    private static final List<String> SQL = List.of(
            "org.springframework.r2dbc",
            "org.springframework.data",
            "org.springframework.jdbc",
            "io.r2dbc",
            "org.springframework.transaction",
            "java.sql",
            "javax.sql");

    private static final List<String> HTTP = List.of(
            "org.springframework.web", "org.springframework.http", "reactor.netty", "io.netty", "java.net.http");

    private HexagonRules() {}

    static List<Rule> all() {
        var rooms = Stream.of(
                domain(Room.DOMAIN),
                application(Room.APPLICATION),
                basePackagesKnowNoRoom(),
                webKnowsNoRepository(Room.WEB),
                knowsNoHttp(Room.EVENTS),
                knowsNoHttp(Room.SCHEDULE),
                knowsNoHttp(Room.PERSISTENCE),
                knowsNoSql(Room.WEB),
                knowsNoSql(Room.EVENTS),
                knowsNoSql(Room.SCHEDULE));
        var adapters = Room.ADAPTERS.stream().flatMap(room -> Stream.of(knowsNoOtherAdapter(room), isPrivate(room)));
        return Stream.concat(rooms, adapters).toList();
    }

    /** Decisions stay readable and quick to test when nothing but Java is in them. */
    static Rule domain(Room room) {
        return in(
                room,
                "%s knows plain Java and the published language only",
                code -> (type, known) -> isPlain(known)
                        || isOwn(code, type, known, List.of(room))
                        || isPublished(code, known, List.of("http", "database", "outbox")));
    }

    static Rule application(Room room) {
        return in(
                room,
                "%s knows the domain, its ports and Reactor only",
                code -> (type, known) -> isPlain(known)
                        || Knows.isBelow(known, USE_CASES)
                        || (Knows.isBelow(known, List.of("org.springframework.transaction"))
                                && code.allows(To.STEER_TRANSACTIONS, type))
                        || isOwn(code, type, known, List.of(room, Room.DOMAIN))
                        || isPublished(code, known, List.of("http", "database")));
    }

    static Rule basePackagesKnowNoRoom() {
        return Rule.ofClasses(
                "a base package, and so every published record, exposes nothing of a room",
                code -> classes()
                        .that()
                        .resideInAPackage(code.root() + ".*")
                        .should(Knows.no(
                                code,
                                "in a room",
                                (_, known) -> code.roomOf(known).isPresent())));
    }

    static Rule knowsNoOtherAdapter(Room room) {
        var others = Room.ADAPTERS.stream()
                .filter(each -> !each.equals(room))
                .map(Room::name)
                .toList();
        return not(
                room,
                "%s knows no other adapter",
                code -> (_, known) ->
                        code.roomOf(known).filter(others::contains).isPresent());
    }

    static Rule webKnowsNoRepository(Room room) {
        return not(
                room,
                "%s asks use cases and queries, never a repository",
                code -> (_, known) -> isRepository(code, known));
    }

    static Rule knowsNoHttp(Room room) {
        return not(
                room,
                "%s knows nothing of HTTP",
                code -> (type, known) -> Knows.isBelow(known, HTTP)
                        || (code.moduleOf(known).equals(Optional.of("http"))
                                && !code.moduleOf(type).equals(Optional.of("http"))));
    }

    static Rule knowsNoSql(Room room) {
        return not(room, "%s knows nothing of SQL", _ -> (_, known) -> Knows.isBelow(known, SQL));
    }

    static Rule isPrivate(Room room) {
        return Rule.ofClasses(
                "the classes in %s are package-private".formatted(room.name()),
                code -> classes()
                        .that()
                        .resideInAPackage(code.packageOf(room))
                        .and()
                        .areTopLevelClasses()
                        .should()
                        .notBePublic()
                        .allowEmptyShould(room.awaited()));
    }

    private interface Pairs extends java.util.function.Function<Code, BiPredicate<JavaClass, JavaClass>> {}

    private static Rule in(Room room, String name, Pairs welcome) {
        var sentence = name.formatted(room.name());
        return Rule.ofClasses(
                sentence,
                code -> classes()
                        .that()
                        .resideInAPackage(code.packageOf(room))
                        .should(Knows.only(code, "as it may: " + sentence, welcome.apply(code)))
                        .allowEmptyShould(room.awaited()));
    }

    private static Rule not(Room room, String name, Pairs unwelcome) {
        return in(room, name, code -> unwelcome.apply(code).negate());
    }

    private static boolean isPlain(JavaClass known) {
        return Knows.isBelow(known, PLAIN) && !Knows.isBelow(known, NOT_PLAIN);
    }

    private static boolean isOwn(Code code, JavaClass type, JavaClass known, List<Room> rooms) {
        return code.moduleOf(known).equals(code.moduleOf(type))
                && code.roomOf(known)
                        .map(name -> rooms.stream().anyMatch(room -> room.name().equals(name)))
                        .orElse(true);
    }

    private static boolean isPublished(Code code, JavaClass known, List<String> frames) {
        return code.roomOf(known).isEmpty()
                && code.moduleOf(known)
                        .filter(module -> !frames.contains(module))
                        .isPresent();
    }

    /** A port that SQL implements is a repository, unless it says that it only reads for show. */
    private static boolean isRepository(Code code, JavaClass known) {
        var isPort = code.moduleOf(known).isPresent()
                && known.getAllSubclasses().stream()
                        .anyMatch(each -> code.roomOf(each).equals(Optional.of(Room.PERSISTENCE.name())));
        return known.isAnnotatedWith("org.springframework.stereotype.Repository")
                || (isPort && !known.getSimpleName().endsWith("Query"));
    }
}
