package io.diana.users.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.application.UserFilter.Order;
import org.junit.jupiter.api.Test;

class UserFilterTests {

    @Test
    void spellsItsOrdersAsTheApiDoes() {
        assertThat(Order.values()).extracting(Order::parameter).containsExactly("-createdAt", "-lastActiveAt", "id");
    }
}
