package io.diana.vip.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * What a token is redeemed with, by whoever has it. It is shown once and written down nowhere: its hash is what is kept, and
 * it never shows itself by accident.
 *
 * @param text what is shown and handed back
 */
public record TokenSecret(String text) {

    private static final String PREFIX = "vip_";
    private static final int BYTES = 32;

    /** A new one, of 256 bits. */
    public static TokenSecret from(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new TokenSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256 of the text. A secret that cannot be guessed needs neither salt nor a slow hash. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
