package io.diana.http.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * What each problem code means, as the modules wrote it down in {@code problems/<module>.properties}:
 * {@code code = status explanation}.
 */
@Component
class ProblemTypes {

    /**
     * One type of problem.
     *
     * @param status the HTTP status code it comes with
     * @param explanation what it means and what a caller can do
     */
    record ProblemType(int status, String explanation) {

        private static ProblemType parse(String line) {
            var parts = line.split("\\s+", 2);
            return new ProblemType(Integer.parseInt(parts[0]), parts[1]);
        }
    }

    private final Map<String, ProblemType> types = new TreeMap<>();

    ProblemTypes() throws IOException {
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:problems/*.properties")) {
            read(file).forEach((code, line) -> types.put((String) code, ProblemType.parse((String) line)));
        }
    }

    private static Properties read(Resource file) throws IOException {
        try (var text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(text);
            return properties;
        }
    }

    /** The type with this code, or null. */
    @Nullable
    ProblemType find(String code) {
        return types.get(code);
    }

    /** Every type by its code, in alphabetical order. */
    Map<String, ProblemType> all() {
        return types;
    }
}
