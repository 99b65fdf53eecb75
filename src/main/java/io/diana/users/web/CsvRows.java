package io.diana.users.web;

import io.diana.users.web.RecordSplitter.Line;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/** Reads records of CSV: the first names the fields as JSON does, an empty cell leaves its field out. */
final class CsvRows {

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();

    private @Nullable List<String> names;

    List<ImportRow> read(Line line) {
        if (line.text() != null && line.text().isBlank()) {
            return List.of();
        }
        var cells = line.text() == null ? null : cells(line.text());
        if (names == null) {
            names = cells == null ? List.of() : header(cells);
            return cells == null ? List.of(ImportRow.malformed(line.line())) : List.of();
        }
        return List.of(
                cells == null || cells.size() != names.size()
                        ? ImportRow.malformed(line.line())
                        : ImportRow.of(line.line(), row(names, cells)));
    }

    /** No names, which fits no row, when one comes twice: which of its cells is meant cannot be known. */
    private static List<String> header(List<String> cells) {
        var names = cells.stream().map(String::strip).toList();
        var given = names.stream().filter(name -> !name.isEmpty()).toList();
        return Set.copyOf(given).size() == given.size() ? names : List.of();
    }

    private static @Nullable List<String> cells(String text) {
        try (var records = CSV.readerForListOf(String.class).<List<String>>readValues(text)) {
            return records.hasNext() ? records.next() : null;
        } catch (JacksonException _) {
            return null;
        }
    }

    private static JsonNode row(List<String> names, List<String> cells) {
        var row = JsonNodeFactory.instance.objectNode();
        for (var column = 0; column < names.size(); column++) {
            var cell = cells.get(column);
            if (!cell.isEmpty()) {
                row.set(names.get(column), value(names.get(column), cell));
            }
        }
        return row;
    }

    /** Everything in a table is text; what is no text in JSON is told by the name of its column. */
    private static JsonNode value(String name, String cell) {
        if (name.equals("id") && cell.matches("-?[0-9]{1,20}")) {
            return JsonNodeFactory.instance.numberNode(new BigInteger(cell));
        }
        return name.equals("isBot") && cell.equals("true")
                ? JsonNodeFactory.instance.booleanNode(true)
                : JsonNodeFactory.instance.stringNode(cell);
    }
}
