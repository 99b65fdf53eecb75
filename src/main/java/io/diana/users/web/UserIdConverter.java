package io.diana.users.web;

import io.diana.http.Problem;
import io.diana.http.ProblemException;
import io.diana.users.UserId;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads the id in a path, and says of one that is none what it would have to be. */
@Component
class UserIdConverter implements Converter<String, UserId> {

    static final String RULE = "A user id is a whole number from 1 to 2^52-1.";

    @Override
    public UserId convert(String text) {
        try {
            return UserId.of(text);
        } catch (IllegalArgumentException _) {
            throw new ProblemException(Problem.invalidParameter("path", "id", "user-id", RULE));
        }
    }
}
