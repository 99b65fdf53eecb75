package io.diana.http.web;

import io.swagger.v3.oas.annotations.Operation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** What operations are called: as the API description does, so the names are as many as there are handlers. */
class OperationNames {

    /** Of a request that no handler took. */
    static final String NONE = "none";

    private final Map<Method, String> names = new ConcurrentHashMap<>();

    /** The name for a handler, or {@link #NONE} where it is no method. */
    String of(@Nullable Object handler) {
        return handler instanceof HandlerMethod method
                ? names.computeIfAbsent(method.getMethod(), OperationNames::nameOf)
                : NONE;
    }

    private static String nameOf(Method method) {
        var operation = AnnotatedElementUtils.findMergedAnnotation(method, Operation.class);
        return operation == null || operation.operationId().isEmpty()
                ? method.getDeclaringClass().getSimpleName() + "." + method.getName()
                : operation.operationId();
    }
}
