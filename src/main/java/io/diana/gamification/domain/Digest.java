package io.diana.gamification.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells texts apart in 8 bytes: the first of SHA-256. */
public final class Digest {

    private Digest() {}

    /** The digest of a text; never 0, which stands for no text. */
    public static long of(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            var digest = ByteBuffer.wrap(hash).getLong();
            return digest == 0 ? 1 : digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
