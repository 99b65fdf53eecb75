package io.diana.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Modules talk through events which the outbox keeps: records of the speaker's base package. */
final class EventRules {

    private static final String DOMAIN_EVENT = "org.jmolecules.event.types.DomainEvent";
    private static final String EVENT_ANNOTATION = "org.jmolecules.event.annotation.DomainEvent";
    private static final String HANDLER = "org.jmolecules.event.annotation.DomainEventHandler";
    private static final String AGGREGATE_ROOT = "org.jmolecules.ddd.annotation.AggregateRoot";
    private static final String AGGREGATE_TYPE = "org.jmolecules.ddd.types.AggregateRoot";

    /** They lose what they carry when the process dies, and they block. */
    private static final List<String> SPRING_LISTENERS = List.of(
            "org.springframework.context.event.EventListener",
            "org.springframework.modulith.events.ApplicationModuleListener",
            "org.springframework.transaction.event.TransactionalEventListener");

    private static final Set<String> SPRING_PUBLISHERS = Set.of(
            "org.springframework.context.ApplicationEventPublisher",
            "org.springframework.context.ApplicationEventPublisherAware",
            "org.springframework.context.event.ApplicationEventMulticaster");

    private EventRules() {}

    static List<Rule> all() {
        return List.of(
                eventsArePublishedRecords(),
                subscribersStandInEvents(),
                noSpringListeners(),
                noSpringPublisher(),
                aggregatesStandInDomain());
    }

    static Rule eventsArePublishedRecords() {
        return new Rule(
                "an event is a public record of a base package that implements DomainEvent",
                code -> code.classes().stream()
                        .filter(type -> type.isAssignableTo(DOMAIN_EVENT) || isAnnotated(type, EVENT_ANNOTATION))
                        .filter(type -> !isPublishedRecord(code, type))
                        .map(type -> type.getName() + " is an event, but not such a record")
                        .toList());
    }

    private static boolean isPublishedRecord(Code code, JavaClass type) {
        return type.isRecord()
                && type.isTopLevelClass()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.isAssignableTo(DOMAIN_EVENT)
                && code.moduleOf(type).isPresent()
                && code.roomOf(type).isEmpty();
    }

    static Rule subscribersStandInEvents() {
        return new Rule(
                "a handler of events stands in the room events and takes published events",
                code -> methods(code)
                        .filter(method -> isAnnotated(method, HANDLER))
                        .filter(method -> !isSubscriber(code, method))
                        .map(method -> method.getFullName() + " is no such handler")
                        .toList());
    }

    /** A module without rooms has its handlers where everything else of it stands. */
    private static boolean isSubscriber(Code code, JavaMethod method) {
        var module = code.moduleOf(method.getOwner());
        var isFlat = code.classes().stream()
                .filter(type -> code.moduleOf(type).equals(module))
                .allMatch(type -> code.roomOf(type).isEmpty());
        var room = code.roomOf(method.getOwner()).orElse("");
        return (isFlat || room.equals(Room.EVENTS.name()))
                && module.isPresent()
                && method.getParameterTypes().stream()
                        .anyMatch(parameter -> parameter.getAllInvolvedRawTypes().stream()
                                .anyMatch(type -> type.isAssignableTo(DOMAIN_EVENT)));
    }

    static Rule noSpringListeners() {
        return new Rule(
                "nobody listens with Spring's annotations, which lose events",
                code -> Stream.concat(methods(code), code.classes().stream())
                        .filter(element ->
                                SPRING_LISTENERS.stream().anyMatch(listener -> isAnnotated(element, listener)))
                        .map(element -> element + " listens past the outbox")
                        .toList());
    }

    static Rule noSpringPublisher() {
        return Rule.ofClasses(
                "nobody publishes past the outbox",
                code -> classes()
                        .should(Knows.no(code, "Spring's way to publish", (_, known) -> isPublisher(known)))
                        .andShould(publishNothing()));
    }

    private static boolean isPublisher(JavaClass known) {
        return SPRING_PUBLISHERS.contains(known.getName());
    }

    /** A context is a publisher, too; whoever knows one for another reason may do so. */
    private static ArchCondition<JavaClass> publishNothing() {
        return ArchConditions.not(ArchConditions.accessTargetWhere(DescribedPredicate.describe(
                "publishes",
                access ->
                        access.getTarget().getName().equals("publishEvent") && !isPublisher(access.getTargetOwner()))));
    }

    static Rule aggregatesStandInDomain() {
        return new Rule(
                "aggregates stand in a domain",
                code -> code.classes().stream()
                        .filter(type -> isAnnotated(type, AGGREGATE_ROOT) || type.isAssignableTo(AGGREGATE_TYPE))
                        .filter(type -> !code.roomOf(type).orElse("").equals(Room.DOMAIN.name()))
                        .map(type -> type.getName() + " is an aggregate outside a domain")
                        .toList());
    }

    private static Stream<JavaMethod> methods(Code code) {
        return code.classes().stream().flatMap(type -> type.getMethods().stream());
    }

    private static boolean isAnnotated(CanBeAnnotated element, String annotation) {
        return element.isAnnotatedWith(annotation) || element.isMetaAnnotatedWith(annotation);
    }
}
