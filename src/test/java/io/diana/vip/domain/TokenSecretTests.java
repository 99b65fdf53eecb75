package io.diana.vip.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenSecretTests {

    @Test
    void has256BitsOfItsSource() {
        var secret = TokenSecret.from(new Random(1));

        assertThat(secret.text()).matches("vip_[A-Za-z0-9_-]{43}");
        assertThat(secret).isEqualTo(TokenSecret.from(new Random(1))).isNotEqualTo(TokenSecret.from(new Random(2)));
    }

    @Test
    void isKeptAsItsHash() {
        assertThat(HexFormat.of().formatHex(new TokenSecret("abc").hash()))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(HexFormat.of().formatHex(new TokenSecret("ñ").hash()))
                .isEqualTo("024bb90888ca89a15a19e9bdd8c712bfb070465fce1ef25e43c170ea44fc5e5f");
    }

    @Test
    void doesNotShowItself() {
        assertThat(new TokenSecret("vip_abc")).hasToString("vip_…");
    }
}
