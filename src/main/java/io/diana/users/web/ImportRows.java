package io.diana.users.web;

import io.diana.users.web.RecordSplitter.Line;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rows of an import from a body of any length, one record in memory at a time. */
@Component
class ImportRows {

    private final JsonMapper json;

    ImportRows(JsonMapper json) {
        this.json = json;
    }

    /** The rows of a body in NDJSON or, with a header line, in CSV; empty lines are none. */
    Flux<ImportRow> read(Flux<DataBuffer> body, MediaType type, MemberReader members) {
        return Flux.defer(() -> {
            var isCsv = type.isCompatibleWith(new MediaType("text", "csv"));
            var splitter = new RecordSplitter(isCsv);
            Function<Line, List<ImportRow>> reader =
                    isCsv ? new CsvRows(members)::read : line -> readJson(line, members);
            return body.concatMapIterable(buffer -> splitter.feed(bytes(buffer)), 1)
                    .concatWith(Flux.defer(() -> Flux.fromIterable(splitter.end())))
                    .concatMapIterable(reader)
                    .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
        });
    }

    private List<ImportRow> readJson(Line line, MemberReader members) {
        if (line.text() == null) {
            return List.of(ImportRow.malformed(line.line()));
        }
        return line.text().isBlank() ? List.of() : List.of(readJson(line.line(), line.text(), members));
    }

    private ImportRow readJson(long line, String text, MemberReader members) {
        try {
            return ImportRow.of(line, json.readValue(text, JsonNode.class), members);
        } catch (JacksonException _) {
            return ImportRow.malformed(line);
        }
    }

    private static ByteBuffer bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return ByteBuffer.wrap(bytes);
    }
}
