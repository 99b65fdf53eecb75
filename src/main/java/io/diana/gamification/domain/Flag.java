package io.diana.gamification.domain;

/** Why points are held. */
public enum Flag {
    /** Too much in too short a time. */
    VELOCITY("velocity"),
    /** The same over and over. */
    IDENTICAL("identical"),
    /** More points than a day can bring. */
    DAILY_CAP("daily-cap"),
    /** Too many flags: everything is held for a while. */
    PENALTY("penalty");

    private final String word;

    Flag(String word) {
        this.word = word;
    }

    /** As the API and the database spell it. */
    public String word() {
        return word;
    }
}
