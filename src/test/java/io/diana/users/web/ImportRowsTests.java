package io.diana.users.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.domain.ProfileField;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

class ImportRowsTests {

    private static final MediaType CSV = new MediaType("text", "csv");
    private static final NettyDataBufferFactory BUFFERS = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);

    private static final MemberReader MEMBERS = new MemberReader("system:test", Clock.systemUTC());

    private final ImportRows rows = new ImportRows(JsonMapper.shared());
    private final List<NettyDataBuffer> handedOut = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void readsLinesWhoseCharactersAreCutApart(int size) {
        var read = read(
                "\uFEFF{\"id\": 1, \"firstName\": \"Ñandú €\"}\r\n{\"id\": 2, \"firstName\": \"B\"}",
                MediaType.APPLICATION_NDJSON,
                size);

        assertThat(read).allMatch(row -> row.problem() == null).hasSize(2);
        var registration = Objects.requireNonNull(read.getFirst().registration());
        assertThat(registration.profile().values()).containsEntry(ProfileField.FIRST_NAME, "Ñandú €");
        assertThat(handedOut).allMatch(buffer -> buffer.getNativeBuffer().refCnt() == 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void readsATableWhoseMarkedHeaderIsQuoted(int size) {
        var read = read("\uFEFF\"id\",\"firstName\"\r\n1,\"Ñandú,\r\n€\"\r\n2,B", CSV, size);

        assertThat(read).extracting(ImportRow::line).containsExactly(2L, 4L);
        assertThat(read.getLast().problem()).isNull();
    }

    @Test
    void failsTheRowsBelowAHeaderThatNamesAColumnTwice() {
        assertThat(read("id,firstName,firstName\n1,A,B\n", CSV, 1_000))
                .singleElement()
                .matches(row -> row.line() == 2 && row.problem() != null);
    }

    @Test
    void allowsColumnsWithoutANameThatAreEmpty() {
        assertThat(read("id,firstName,,\n1,A,,\n2,B,,x\n", CSV, 1_000))
                .extracting(row -> row.problem() == null)
                .containsExactly(true, false);
    }

    @Test
    void takesNoRowForAHeaderThatCannotBeRead() {
        var header = "x".repeat(RecordSplitter.MAX_LENGTH + 1);

        assertThat(read(header + "\nid,firstName\n1,A\n", CSV, 1_000))
                .extracting(ImportRow::line)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void releasesWhatItWasHandedWhenTheCallerGoes() {
        rows.read(body("{\"id\": 1, \"firstName\": \"A\"}\n".repeat(50), 40), MediaType.APPLICATION_NDJSON, MEMBERS)
                .as(it -> StepVerifier.create(it, 1))
                .expectNextCount(1)
                .thenCancel()
                .verify();

        assertThat(handedOut)
                .isNotEmpty()
                .allMatch(buffer -> buffer.getNativeBuffer().refCnt() == 0);
    }

    private List<ImportRow> read(String text, MediaType type, int size) {
        return rows.read(body(text, size), type, MEMBERS)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private Flux<DataBuffer> body(String text, int size) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return Flux.range(0, (bytes.length + size - 1) / size)
                .map(n -> buffer(Arrays.copyOfRange(bytes, n * size, Math.min(bytes.length, (n + 1) * size))));
    }

    private DataBuffer buffer(byte[] part) {
        var buffer = BUFFERS.allocateBuffer(part.length);
        buffer.write(part);
        handedOut.add(buffer);
        return buffer;
    }
}
