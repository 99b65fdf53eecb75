package io.diana.gamification.domain;

import org.jmolecules.ddd.annotation.Identity;

/** A rule that operators keep as data: found by its key among those of its kind. */
public sealed interface Definition permits ActionType, Campaign, Achievement, Mission, Reward, Levels, Rules {

    /** The key of what there is one of. */
    String ONLY = "default";

    /** Names it among its kind: see {@link DefinitionKey}. */
    @Identity
    String key();

    /** Whether it is in force; what is not stays to be read. */
    boolean active();
}
