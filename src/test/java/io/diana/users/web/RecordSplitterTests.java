package io.diana.users.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.web.RecordSplitter.Line;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSplitterTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1_000})
    void cutsWhereverTheBytesHappenToBeCut(int size) {
        var lines = split(new RecordSplitter(false), "ñ1\r\n\n\"€\n", size);

        assertThat(lines).containsExactly(new Line(1, "ñ1"), new Line(2, ""), new Line(3, "\"€"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000})
    void keepsABreakWithinQuotes(int size) {
        var lines = split(new RecordSplitter(true), "a,\"b\r\nc\"\"\n\"\r\nd", size);

        assertThat(lines).containsExactly(new Line(1, "a,\"b\r\nc\"\"\n\""), new Line(4, "d"));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 100_000})
    void goesOnBehindARecordThatIsTooLong(int size) {
        var lines = split(new RecordSplitter(true), "\"" + "x".repeat(RecordSplitter.MAX_LENGTH) + "\nd\n", size);

        assertThat(lines).containsExactly(new Line(1, null), new Line(2, "d"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC3, 0xFF})
    void passesOnWhatIsNoUtf8WithoutItsText(int start) {
        var splitter = new RecordSplitter(false);

        assertThat(splitter.feed(ByteBuffer.wrap(new byte[] {(byte) start, '\n', 'a'})))
                .containsExactly(new Line(1, null));
        assertThat(splitter.end()).containsExactly(new Line(2, "a"));
        assertThat(splitter.end()).isEmpty();
    }

    private static List<Line> split(RecordSplitter splitter, String text, int size) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var lines = new ArrayList<Line>();
        for (var from = 0; from < bytes.length; from += size) {
            lines.addAll(splitter.feed(ByteBuffer.wrap(bytes, from, Math.min(size, bytes.length - from))));
        }
        lines.addAll(splitter.end());
        return lines;
    }
}
