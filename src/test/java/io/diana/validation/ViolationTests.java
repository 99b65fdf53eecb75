package io.diana.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ViolationTests {

    @Test
    void standsUnderWhatHoldsIt() {
        assertThat(new Violation("/firstName", "blank", "Say something.").under("/users/3"))
                .isEqualTo(new Violation("/users/3/firstName", "blank", "Say something."));
    }
}
