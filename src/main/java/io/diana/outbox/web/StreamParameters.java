package io.diana.outbox.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The parameters that the stream reads, for the API's document. */
@Parameter(
        name = "types",
        in = ParameterIn.QUERY,
        description = "Names of events' types, simple or full, separated by commas; all of them when left out")
@Parameter(
        name = "lastEventId",
        in = ParameterIn.QUERY,
        description = "The same as Last-Event-ID, for who cannot set a field; the field is stronger")
@Parameter(name = "Last-Event-ID", in = ParameterIn.HEADER, description = "The id of the event behind which to go on")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface StreamParameters {}
