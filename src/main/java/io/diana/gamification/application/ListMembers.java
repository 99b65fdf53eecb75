package io.diana.gamification.application;

import io.diana.gamification.domain.Showing;
import io.diana.users.UserPreferencesChanged;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Lets others see members on boards as those wish. */
@Service
public class ListMembers {

    private final Boards boards;

    ListMembers(Boards boards) {
        this.boards = boards;
    }

    /** Gives them a place that others see, or takes it away; their points stay. */
    @Transactional
    public Mono<Void> after(List<UserPreferencesChanged> changes) {
        return boards.show(Showing.after(changes));
    }
}
