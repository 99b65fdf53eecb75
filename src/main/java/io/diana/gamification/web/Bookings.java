package io.diana.gamification.web;

import io.diana.gamification.domain.Booking;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Booking.Repeated;
import io.diana.gamification.domain.Entry;
import io.diana.http.IdempotencyKey;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers for what was asked of points. */
final class Bookings {

    private Bookings() {}

    /** 201 with what was made, also when it was made before under the same key. */
    static ResponseEntity<?> render(Booking booking, Function<Entry, Object> body) {
        return switch (booking) {
            case Booked(var _, var entry) ->
                ResponseEntity.status(HttpStatus.CREATED).body(body.apply(entry));
            case Repeated(var entry) ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .header(IdempotencyKey.REPLAYED, "true")
                        .body(body.apply(entry));
            case Refused(var refusal) -> PointsRefusals.answer(refusal);
        };
    }
}
