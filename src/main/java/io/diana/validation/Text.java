package io.diana.validation;

/** What every text from outside has to be before any rule of its own: something PostgreSQL can store as it is. */
public final class Text {

    private Text() {}

    /** Tells whether a text holds no control character (C0, DEL, C1) and nothing that UTF-8 cannot carry. */
    public static boolean isPlain(String text) {
        return isStorable(text) && text.codePoints().noneMatch(Character::isISOControl);
    }

    /** Tells whether PostgreSQL can store a text: no NUL and no half of a surrogate pair. */
    public static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    /** The length as PostgreSQL counts it: in code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
