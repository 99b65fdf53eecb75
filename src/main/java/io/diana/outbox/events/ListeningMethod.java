package io.diana.outbox.events;

import io.diana.outbox.Listens;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jmolecules.event.types.DomainEvent;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;
import reactor.core.publisher.Mono;

/**
 * A method that listens.
 *
 * @param type of the events that it takes
 * @param takesMany whether it takes a list of them
 */
record ListeningMethod(
        Object bean, Method method, Listens listens, Class<? extends DomainEvent> type, boolean takesMany) {

    /**
     * Looks at a method.
     *
     * @throws IllegalStateException when it cannot listen
     */
    static ListeningMethod of(Object bean, Method method, Listens listens) {
        if (method.getParameterCount() != 1 || method.getReturnType() != Mono.class) {
            throw unfit(method);
        }
        var parameter = ResolvableType.forMethodParameter(method, 0);
        var takesMany = parameter.resolve() == List.class;
        var type = (takesMany ? parameter.getGeneric(0) : parameter).resolve();
        if (type == null || !type.isRecord() || !DomainEvent.class.isAssignableFrom(type)) {
            throw unfit(method);
        }
        ReflectionUtils.makeAccessible(method);
        return new ListeningMethod(bean, method, listens, type.asSubclass(DomainEvent.class), takesMany);
    }

    private static IllegalStateException unfit(Method method) {
        return new IllegalStateException(
                "%s cannot listen: it is no Mono<Void> on(Event) or Mono<Void> on(List<Event>).".formatted(method));
    }

    /** Calls it when subscribed to. */
    Mono<?> call(Object argument) {
        return Mono.defer(() -> invoke(argument));
    }

    private Mono<?> invoke(Object argument) {
        try {
            return (Mono<?>) method.invoke(bean, argument);
        } catch (InvocationTargetException e) {
            return Mono.error(e.getTargetException());
        } catch (IllegalAccessException e) {
            return Mono.error(e);
        }
    }
}
