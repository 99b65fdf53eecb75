package io.diana.users.web;

import io.diana.users.web.RecordSplitter.Line;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/** Reads records of CSV: the first names the fields as JSON does, an empty cell leaves its field out. */
final class CsvRows {

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();

    /** Columns that stand for a member of an object, which is how an export lays it out. */
    private static final Map<String, List<String>> NESTED = Map.of(
            "suspensionReason", List.of("suspension", "reason"),
            "suspensionBy", List.of("suspension", "by"),
            "suspensionAt", List.of("suspension", "at"),
            "suspensionUntil", List.of("suspension", "until"),
            "vipActive", List.of("vip", "active"),
            "vipUntil", List.of("vip", "until"));

    private final MemberReader members;
    private @Nullable List<String> names;

    CsvRows(MemberReader members) {
        this.members = members;
    }

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
                        : ImportRow.of(line.line(), row(names, cells), members));
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
                put(row, names.get(column), cell);
            }
        }
        return row;
    }

    private static void put(ObjectNode row, String name, String cell) {
        var nested = NESTED.get(name);
        if (nested == null) {
            row.set(name, value(name, cell));
        } else {
            var outer =
                    row.get(nested.getFirst()) instanceof ObjectNode begun ? begun : row.putObject(nested.getFirst());
            outer.put(nested.getLast(), cell);
        }
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
