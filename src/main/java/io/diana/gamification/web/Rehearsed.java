package io.diana.gamification.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the API's document that a change can be rehearsed. */
@Parameter(
        description =
                "true: everything is checked and answered as it would be, without an ETag, but nothing is written",
        schema = @Schema(type = "boolean"))
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface Rehearsed {}
