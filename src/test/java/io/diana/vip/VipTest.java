package io.diana.vip;

import io.diana.testing.DianaTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** A test of memberships in the whole application, whose time can be moved. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@DianaTest
@Import({MovableTime.class, Community.class})
public @interface VipTest {}
