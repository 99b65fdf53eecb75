package io.diana.gamification.application;

import io.diana.gamification.domain.Showing;
import io.diana.users.UserErased;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Takes those who leave off the boards. */
@Service
public class HideMembers {

    private final Boards boards;

    HideMembers(Boards boards) {
        this.boards = boards;
    }

    /** Nobody sees them any more; what they had stays under the bare id. */
    @Transactional
    public Mono<Void> after(List<UserErased> erasures) {
        return boards.show(Showing.afterErasures(erasures));
    }
}
