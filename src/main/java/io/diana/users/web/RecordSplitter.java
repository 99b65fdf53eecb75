package io.diana.users.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into lines of JSON or records of CSV (RFC 4180: a line break within quotes belongs to the
 * record). A record that is too long or no UTF-8 is passed on without its text, and the next line is read as usual; so
 * one broken quote costs at most as much as a record may have. Holds one record at a time.
 */
final class RecordSplitter {

    /** How long a record may be, in bytes. */
    static final int MAX_LENGTH = 65_536;

    private final boolean quotes;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private boolean quoted;
    private boolean overlong;
    private long line = 1;
    private long start = 1;

    /** Cuts where lines end, or where lines end outside of double quotes. */
    RecordSplitter(boolean quotes) {
        this.quotes = quotes;
    }

    /**
     * One record.
     *
     * @param line where it begins, from 1
     * @param text without the line break; null when it is too long or no UTF-8
     */
    record Line(long line, @Nullable String text) {}

    /** The records that are complete with these bytes. */
    List<Line> feed(ByteBuffer bytes) {
        var complete = new ArrayList<Line>();
        while (bytes.hasRemaining()) {
            var next = bytes.get();
            if (next == '\n') {
                line++;
            }
            if (next == '\n' && (!quoted || overlong)) {
                complete.add(close());
            } else {
                append(next);
            }
        }
        return complete;
    }

    /** The record that the stream ended in. */
    List<Line> end() {
        return open.size() == 0 && !overlong ? List.of() : List.of(close());
    }

    private void append(byte next) {
        if (quotes && next == '"') {
            quoted = !quoted;
        }
        if (open.size() == MAX_LENGTH) {
            overlong = true;
        } else {
            open.write(next);
        }
    }

    private Line close() {
        var record = new Line(start, overlong ? null : text());
        open.reset();
        quoted = false;
        overlong = false;
        start = line;
        return record;
    }

    /** Some programs begin UTF-8 with a byte order mark; it is none of the text (RFC 3629 §6). */
    private String withoutMark(String text) {
        return start == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private @Nullable String text() {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(open.toByteArray()))
                    .toString();
            return withoutMark(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}
