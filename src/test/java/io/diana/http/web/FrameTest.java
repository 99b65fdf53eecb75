package io.diana.http.web;

import io.diana.testing.DianaTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** The frame around the endpoints of {@link ProbeController}; all tests share one application. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DianaTest
@Import(ProbeController.class)
@interface FrameTest {}
