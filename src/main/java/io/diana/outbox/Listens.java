package io.diana.outbox;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jmolecules.event.annotation.DomainEventHandler;

/**
 * Marks a method of a bean as listening: {@code Mono<Void> on(Event event)}, or for throughput {@code Mono<Void>
 * on(List<Event> events)}.
 *
 * <p>What the method does to the database commits together with the completion of the publication, so it takes effect
 * exactly once; what it does elsewhere may happen again after a failure. Methods of one bean with the same id are one
 * listener, which hears the events of an aggregate in order across its methods; their other attributes have to be equal.
 *
 * <p>A method that fails is called again later, with growing delays ({@link #attempts()}); the later events of that
 * aggregate wait meanwhile, those of others do not. A batch that fails is divided until the event that fails is alone.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@DomainEventHandler
public @interface Listens {

    /** Names the listener for good, in words of lower-case letters and digits: {@code gamification.accounts}. */
    String id();

    /** Where a listener starts that the database does not know yet. */
    Start start() default Start.NOW;

    /** What becomes of the later events of an aggregate behind one that was given up. */
    Rest whenDead() default Rest.WAITS;

    /** How many events a call with a list takes at most; those of one transaction. */
    int batch() default 200;

    /** How many calls run at the same time on one node, each for aggregates of its own. */
    int workers() default 2;

    /** How often an event is tried before it is given up as a dead letter. */
    int attempts() default 12;

    /** How long one call may take, in seconds. */
    int seconds() default 20;

    /** Where a new listener starts. */
    enum Start {

        /** With what is published after it became known. */
        NOW,

        /** With the oldest event that is still kept. */
        BEGINNING
    }

    /** What becomes of the rest of an aggregate. */
    enum Rest {

        /** It waits until somebody resubmits the dead letter and that succeeds. */
        WAITS,

        /** It goes on without it. */
        FOLLOWS
    }
}
