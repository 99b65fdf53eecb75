package io.diana.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.users.PersonalData.Holding;
import org.junit.jupiter.api.Test;

class PersonalDataTests {

    @Test
    void saysWhatHappensToEachTable() {
        assertThatThrownBy(() -> new Holding("users.member", null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Say what happens to the rows of users.member.");
    }

    @Test
    void mayOnlyEraseOrOnlyKeep() {
        assertThat(new Holding("users.member", "profile", null).erased()).isEqualTo("profile");
        assertThat(new Holding("users.member", null, "the bare id").kept()).isEqualTo("the bare id");
    }
}
