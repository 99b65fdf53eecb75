package io.diana.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How Diana uses Java and Spring: time from a clock, SQL over R2DBC, dependencies through constructors. */
final class PlatformRules {

    private static final List<String> JDBC =
            List.of("java.sql", "javax.sql", "org.springframework.jdbc", "org.postgresql", "com.zaxxer");

    private static final Set<String> OLD_TIME = Set.of(
            "java.util.Date",
            "java.util.Calendar",
            "java.util.GregorianCalendar",
            "java.sql.Date",
            "java.sql.Time",
            "java.sql.Timestamp");

    private static final String CLOCK = "java.time.Clock";

    private static final Set<String> CLOCKS = Set.of(CLOCK, "java.time.InstantSource");

    /** All others are made of a given clock. */
    private static final Set<String> MADE_OF_NOTHING =
            Set.of("system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes");

    private static final List<String> INJECTIONS = List.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.annotation.Resource",
            "jakarta.inject.Inject");

    private static final Set<String> CONSOLES = Set.of("java.lang.IO", "java.io.Console");

    private static final List<String> UNWANTED_RESOURCES = List.of(
            "jakarta/servlet/Servlet.class",
            "javax/servlet/Servlet.class",
            "com/zaxxer/hikari/HikariDataSource.class",
            "org/apache/commons/dbcp2/BasicDataSource.class",
            "org/apache/tomcat/jdbc/pool/DataSource.class",
            "org/springframework/web/servlet/DispatcherServlet.class");

    private PlatformRules() {}

    static List<Rule> all() {
        return List.of(
                jdbcServesMigrationsOnly(),
                timeComesFromAClock(),
                onlyBeansMakeClocks(),
                noOldTime(),
                noFieldInjection(),
                noStandardStreams(),
                noUnwantedLibraries());
    }

    static Rule jdbcServesMigrationsOnly() {
        return Rule.ofClasses(
                "JDBC is known to the database module only",
                code -> classes()
                        .that()
                        .resideOutsideOfPackage(code.root() + ".database..")
                        .should(Knows.no(code, "JDBC", (_, known) -> Knows.isBelow(known, JDBC))));
    }

    static Rule timeComesFromAClock() {
        return new Rule(
                "the time is asked of a clock",
                code -> accesses(code)
                        .filter(access -> isUnclockedNow(access) || isMillis(access))
                        .map(JavaAccess::getDescription)
                        .toList());
    }

    private static boolean isUnclockedNow(JavaAccess<?> access) {
        return access.getTarget().getName().equals("now")
                && access.getTargetOwner().getPackageName().startsWith("java.time")
                && !access.getTarget().getFullName().contains("(" + CLOCK + ")");
    }

    private static boolean isMillis(JavaAccess<?> access) {
        return access.getTarget().getFullName().equals("java.lang.System.currentTimeMillis()");
    }

    static Rule onlyBeansMakeClocks() {
        return new Rule(
                "only a bean method makes a clock",
                code -> accesses(code)
                        .filter(access ->
                                CLOCKS.contains(access.getTargetOwner().getName()))
                        .filter(access ->
                                MADE_OF_NOTHING.contains(access.getTarget().getName()))
                        .filter(access -> !isBeanMethod(access))
                        .map(JavaAccess::getDescription)
                        .toList());
    }

    private static boolean isBeanMethod(JavaAccess<?> access) {
        return access.getOrigin() instanceof JavaMethod method
                && method.isAnnotatedWith("org.springframework.context.annotation.Bean");
    }

    static Rule noOldTime() {
        return Rule.ofClasses(
                "nobody uses Date or Calendar",
                code -> classes()
                        .should(Knows.no(
                                code, "the old calendar", (_, known) -> OLD_TIME.contains(Names.topLevel(known)))));
    }

    static Rule noFieldInjection() {
        return new Rule(
                "dependencies come through the constructor",
                code -> code.classes().stream()
                        .flatMap(type -> Stream.concat(type.getFields().stream(), type.getMethods().stream()))
                        .filter(member -> INJECTIONS.stream().anyMatch(member::isMetaAnnotatedWith))
                        .map(member -> member.getDescription() + " is injected")
                        .toList());
    }

    static Rule noStandardStreams() {
        return Rule.ofClasses(
                "nobody writes to the console past the log",
                code -> CompositeArchRule.of(GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS)
                        .and(classes()
                                .should(Knows.no(
                                        code, "the console", (_, known) -> CONSOLES.contains(known.getName())))));
    }

    static Rule noUnwantedLibraries() {
        return new Rule(
                "neither a servlet container nor a JDBC pool is on the class path",
                code -> UNWANTED_RESOURCES.stream()
                        .filter(resource -> code.loader().getResource(resource) != null)
                        .toList());
    }

    private static Stream<JavaAccess<?>> accesses(Code code) {
        return code.classes().stream().map(JavaClass::getAccessesFromSelf).flatMap(Set::stream);
    }
}
