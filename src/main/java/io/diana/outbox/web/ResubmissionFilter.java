package io.diana.outbox.web;

import io.diana.http.Fields;
import io.diana.outbox.application.PublicationFilter;
import io.diana.outbox.domain.Publication.Status;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.diana.validation.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads which publications are to be tried again from a body: {@code {"filter": {...}}}. */
final class ResubmissionFilter {

    private final Fields fields;

    private ResubmissionFilter(Fields fields) {
        this.fields = fields;
    }

    static Checked<PublicationFilter> read(JsonNode body) {
        var outer = Fields.of(body);
        var filter = outer.node("filter");
        if (filter == null) {
            outer.refuse("filter", "required", "Must be there; {} is everything that failed.");
            return new Invalid<>(outer.violations());
        }
        var reader = new ResubmissionFilter(Fields.of(filter));
        var value = reader.filter();
        var violations =
                Stream.concat(outer.violations().stream(), reader.violations()).toList();
        return violations.isEmpty() ? new Valid<>(value) : new Invalid<>(violations);
    }

    private PublicationFilter filter() {
        var status = value(FilterValue.STATUS);
        if (status == Status.DONE) {
            fields.refuse("status", "invalid", "What is done is not delivered again.");
        }
        return new PublicationFilter(
                status, value(FilterValue.LISTENER), value(FilterValue.TYPE), value(FilterValue.SINCE));
    }

    private <T> @Nullable T value(FilterValue<T> value) {
        var text = fields.text(value.name());
        var read = text == null ? null : value.read(text).orElse(null);
        if (text != null && read == null) {
            fields.refuse(value.name(), "invalid", value.rule());
        }
        return read;
    }

    private Stream<Violation> violations() {
        List<Violation> all = fields.violations();
        return all.stream().map(violation -> violation.under("/filter"));
    }
}
