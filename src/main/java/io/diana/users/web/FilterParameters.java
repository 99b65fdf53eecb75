package io.diana.users.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The parameters that {@link FilterReader} reads, for the API's document. */
@Parameter(name = "query", in = ParameterIn.QUERY, description = "An id, or part of a name or @username")
@Parameter(
        name = "status",
        in = ParameterIn.QUERY,
        description = "active, suspended or erased; all but the erased when left out")
@Parameter(name = "language", in = ParameterIn.QUERY, description = "A language tag; es takes in es-MX")
@Parameter(name = "vip", in = ParameterIn.QUERY, description = "true or false")
@Parameter(name = "activeSince", in = ParameterIn.QUERY, description = "An instant")
@Parameter(name = "registeredSince", in = ParameterIn.QUERY, description = "An instant")
@Parameter(name = "sort", in = ParameterIn.QUERY, description = "-createdAt (default), -lastActiveAt or id")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface FilterParameters {}
