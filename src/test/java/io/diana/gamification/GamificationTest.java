package io.diana.gamification;

import io.diana.testing.DianaTest;
import io.diana.vip.MovableTime;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** A test of points in the whole application, whose time can be moved. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@DianaTest
@Import({MovableTime.class, Players.class})
public @interface GamificationTest {}
