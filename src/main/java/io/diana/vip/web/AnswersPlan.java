package io.diana.vip.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the API's document that the answer is a plan. */
@ApiResponse(
        responseCode = "200",
        description = "The plan as it is now",
        content = @Content(schema = @Schema(implementation = PlanJson.class)))
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface AnswersPlan {}
