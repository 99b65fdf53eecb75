package io.diana.outbox;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The version of an event's shape, stored with each. Without it the version is 1. Raise it when a stored event of the
 * old shape would not be read as it was meant, and add an {@link Upcaster} for those.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Version {

    /** 1 and upwards. */
    int value();
}
