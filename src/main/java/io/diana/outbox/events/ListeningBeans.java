package io.diana.outbox.events;

import io.diana.outbox.Listens;
import io.diana.outbox.application.EventFormat;
import io.diana.outbox.application.Listener;
import io.diana.outbox.application.Listeners;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

/** The beans whose methods listen. */
@Component
class ListeningBeans implements Listeners {

    private static final MetadataLookup<Listens> ANNOTATION =
            method -> AnnotatedElementUtils.findMergedAnnotation(method, Listens.class);

    private final ListableBeanFactory beans;
    private final EventFormat format;

    ListeningBeans(ListableBeanFactory beans, EventFormat format) {
        this.beans = beans;
        this.format = format;
    }

    @Override
    public List<Listener> all() {
        var listeners = Stream.of(beans.getBeanDefinitionNames())
                .filter(this::listens)
                .flatMap(name -> listenersIn(beans.getBean(name)))
                .toList();
        requireDistinct(listeners);
        return listeners;
    }

    private boolean listens(String bean) {
        var type = beans.getType(bean, false);
        return type != null
                && !MethodIntrospector.selectMethods(type, ANNOTATION).isEmpty();
    }

    private Stream<Listener> listenersIn(Object bean) {
        var methods = new LinkedHashMap<String, List<ListeningMethod>>();
        MethodIntrospector.selectMethods(AopUtils.getTargetClass(bean), ANNOTATION)
                .forEach((method, listens) -> methods.computeIfAbsent(listens.id(), _ -> new ArrayList<>())
                        .add(ListeningMethod.of(bean, method, listens)));
        return methods.values().stream().map(them -> new BeanListener(them, format));
    }

    private static void requireDistinct(List<Listener> listeners) {
        var seen = new HashSet<String>();
        listeners.stream()
                .map(listener -> listener.subscriber().id())
                .filter(id -> !seen.add(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new IllegalStateException("More than one bean listens as %s.".formatted(id));
                });
    }
}
