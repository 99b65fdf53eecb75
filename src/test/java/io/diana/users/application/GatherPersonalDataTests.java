package io.diana.users.application;

import static io.diana.users.application.Members.ADA;
import static io.diana.users.application.Members.EVA;

import io.diana.users.PersonalData;
import io.diana.users.UserId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class GatherPersonalDataTests {

    private final GatherPersonalData gather = new GatherPersonalData(List.of(
            new Section("users", Map.of(ADA, "Ada", EVA, "Eva")),
            new Section("vip", Map.of(ADA, "gold")),
            new Section("gamification", Map.of(EVA, "100"))));

    @Test
    void hasOneSectionPerModuleThatKnowsSomething() {
        gather.about(ADA)
                .as(StepVerifier::create)
                .expectNext(Map.of("users", Map.of("value", "Ada"), "vip", Map.of("value", "gold")))
                .verifyComplete();
    }

    @Test
    void isEmptyAboutAStranger() {
        gather.about(Members.NOBODY)
                .as(StepVerifier::create)
                .expectNext(Map.of())
                .verifyComplete();
    }

    private record Section(String section, Map<UserId, String> known) implements PersonalData {

        @Override
        public Mono<Map<String, @Nullable Object>> about(UserId user) {
            return Mono.justOrEmpty(known.get(user)).map(value -> Map.of("value", value));
        }

        @Override
        public List<Holding> holdings() {
            return List.of();
        }
    }
}
