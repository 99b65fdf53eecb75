package io.diana.users.application;

import io.diana.users.PersonalData;
import io.diana.users.UserId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Collects everything that any module knows about a person. */
@Service
public class GatherPersonalData {

    private final List<PersonalData> holders;

    GatherPersonalData(List<PersonalData> holders) {
        this.holders = List.copyOf(holders);
    }

    /** One section per module that knows something. */
    public Mono<Map<String, Map<String, @Nullable Object>>> about(UserId user) {
        return Flux.fromIterable(holders)
                .concatMap(holder -> holder.about(user).map(data -> Map.entry(holder.section(), data)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
