package io.diana.users.application;

import static io.diana.users.application.Members.ADA;
import static io.diana.users.application.Members.NOBODY;
import static io.diana.users.application.Members.NOW;
import static io.diana.users.application.Members.active;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.access.Actor;
import io.diana.users.PersonalData;
import io.diana.users.UserErased;
import io.diana.users.UserId;
import io.diana.users.domain.Erasure.AlreadyErased;
import io.diana.users.domain.Erasure.Erased;
import io.diana.users.domain.Erasure.RefusedAsStale;
import io.diana.users.domain.Erasure.RefusedAsUnknown;
import io.diana.users.domain.ErasureCertificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class EraseUserTests {

    private static final Actor ANA = new Actor(Actor.Kind.OPERATOR, "ana", "Ana");

    private final MembersInAMap users = new MembersInAMap();
    private final Published published = new Published();
    private final Map<UserId, ErasureCertificate> certificates = new HashMap<>();
    private final EraseUser erase = new EraseUser(
            users,
            new CertificatesInAMap(certificates),
            List.of(
                    new Holder(List.of(
                            new PersonalData.Holding("users.member", "profile", "the bare id"),
                            new PersonalData.Holding("users.preferences", "preferences", null))),
                    new Holder(List.of(
                            new PersonalData.Holding("vip.grants", null, "grants, for the books"),
                            new PersonalData.Holding("vip.member", "profile", "the bare id")))),
            published,
            Members.CLOCK);

    @Test
    void certifiesWhatGoesAndWhatStaysInWordsThatComeOnce() {
        users.put(active(ADA));
        var certificate = new ErasureCertificate(
                ADA,
                NOW,
                "operator:ana",
                "asked for it",
                List.of("profile", "preferences"),
                List.of("the bare id", "grants, for the books"));

        erase.of(ADA, ANA, "asked for it", _ -> true)
                .as(StepVerifier::create)
                .expectNext(new Erased(certificate))
                .verifyComplete();

        assertThat(users.erased).isEqualTo(Map.of(ADA, NOW));
        assertThat(certificates).isEqualTo(Map.of(ADA, certificate));
        assertThat(published.calls).containsExactly(List.of(new UserErased(ADA, NOW)));
    }

    @Test
    void showsTheMemberToACallerWhoSawAnOlderOne() {
        users.put(active(ADA));

        erase.of(ADA, ANA, "asked for it", user -> user.version() == 0)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsStale(active(ADA)))
                .verifyComplete();

        assertThat(users.erased).isEmpty();
        assertThat(certificates).isEmpty();
        assertThat(published.calls).isEmpty();
    }

    @Test
    void erasesNobodyTwiceWhateverTheCallerSaw() {
        users.put(Members.erased(ADA));

        erase.of(ADA, ANA, "asked for it", _ -> false)
                .as(StepVerifier::create)
                .expectNext(new AlreadyErased(ADA))
                .verifyComplete();

        assertThat(certificates).isEmpty();
        assertThat(published.calls).isEmpty();
    }

    @Test
    void knowsWhenThereIsNobody() {
        erase.of(NOBODY, ANA, "asked for it", _ -> true)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsUnknown(NOBODY))
                .verifyComplete();

        assertThat(certificates).isEmpty();
        assertThat(published.calls).isEmpty();
    }

    private record CertificatesInAMap(Map<UserId, ErasureCertificate> certificates) implements Erasures {

        @Override
        public Mono<Void> add(ErasureCertificate certificate) {
            return Mono.fromRunnable(() -> certificates.put(certificate.userId(), certificate));
        }

        @Override
        public Mono<ErasureCertificate> find(UserId id) {
            return Mono.justOrEmpty(certificates.get(id));
        }
    }

    private record Holder(List<Holding> holdings) implements PersonalData {

        @Override
        public String section() {
            return "section";
        }

        @Override
        public Mono<Map<String, @Nullable Object>> about(UserId user) {
            return Mono.empty();
        }
    }
}
