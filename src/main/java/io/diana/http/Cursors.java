package io.diana.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Positions in a list, as text that callers can hand back but neither read anything into nor make up.
 *
 * <p>A cursor is base64url of the position and an HMAC-SHA256 over the name of the list and the position. The position
 * is not secret. Name a list with its filters and its order ({@code users?status=ACTIVE&sort=id}), so that a cursor of
 * one list cannot continue another.
 */
@Component
public class Cursors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;
    private static final int MAX_LENGTH = 4_096;
    private static final Duration LOADING_LIMIT = Duration.ofSeconds(5);

    private final Mono<SecretKeySpec> loading;
    private volatile @Nullable SecretKeySpec key;

    /** The key is loaded when it is first needed, once; a failure is tried again by the next request. */
    public Cursors(CursorKeys keys) {
        this.loading = keys.load()
                .timeout(LOADING_LIMIT)
                .map(bytes -> new SecretKeySpec(bytes, ALGORITHM))
                .doOnNext(loaded -> key = loaded)
                .cacheInvalidateIf(_ -> false);
    }

    /** Completes when cursors can be sealed and opened. Whoever takes a {@link PageRequest} need not wait for it. */
    public Mono<Void> ready() {
        return key == null ? loading.then() : Mono.empty();
    }

    /** The cursor for a position, such as the sort keys of the last row of a page. */
    public String seal(String list, List<String> position) {
        var payload = write(position);
        var sealed = ByteBuffer.allocate(SIGNATURE_BYTES + payload.length)
                .put(sign(list, payload))
                .put(payload);
        return encode(sealed.array());
    }

    /**
     * The position that a cursor was sealed for.
     *
     * @throws ProblemException 400 {@code invalid-cursor} when it was not sealed here for this list
     */
    public List<String> open(String list, String cursor) {
        var sealed = decode(cursor);
        var signature = Arrays.copyOf(sealed, SIGNATURE_BYTES);
        var payload = Arrays.copyOfRange(sealed, SIGNATURE_BYTES, sealed.length);
        if (!MessageDigest.isEqual(signature, sign(list, payload))) {
            throw invalid();
        }
        return read(payload);
    }

    private static String encode(byte[] sealed) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The decoder overlooks padding and bits that carry nothing; a cursor that was changed there is changed. */
    private static byte[] decode(String cursor) {
        if (cursor.length() > MAX_LENGTH) {
            throw invalid();
        }
        try {
            var sealed = Base64.getUrlDecoder().decode(cursor);
            if (sealed.length < SIGNATURE_BYTES || !encode(sealed).equals(cursor)) {
                throw invalid();
            }
            return sealed;
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private byte[] sign(String list, byte[] payload) {
        var current = key;
        if (current == null) {
            throw new IllegalStateException("The key is not loaded: take a PageRequest, or wait until ready().");
        }
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(current);
            var name = list.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).flip());
            mac.update(name);
            return Arrays.copyOf(mac.doFinal(payload), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM + ".", e);
        }
    }

    private static byte[] write(List<String> position) {
        var parts = position.stream()
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toList();
        var length =
                parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        var payload = ByteBuffer.allocate(length);
        parts.forEach(part -> payload.putInt(part.length).put(part));
        return payload.array();
    }

    private static List<String> read(byte[] payload) {
        var position = new ArrayList<String>();
        for (var rest = ByteBuffer.wrap(payload); rest.hasRemaining(); ) {
            var part = new byte[rest.getInt()];
            rest.get(part);
            position.add(new String(part, StandardCharsets.UTF_8));
        }
        return List.copyOf(position);
    }

    private static ProblemException invalid() {
        return new ProblemException(Problem.of(
                HttpStatus.BAD_REQUEST,
                "invalid-cursor",
                "The cursor does not belong to this list: start again without it, and do not change it."));
    }
}
