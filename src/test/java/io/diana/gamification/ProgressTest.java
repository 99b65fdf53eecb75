package io.diana.gamification;

import io.diana.testing.DianaTest;
import io.diana.vip.MovableTime;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** A test of missions and achievements in an application of its own, where no rules are in force but those that it makes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@DianaTest(properties = "diana.points.name=stars")
@Import({MovableTime.class, Players.class, GameMaster.class})
public @interface ProgressTest {}
