package library.members.domain;

/** Public as all of a domain is; another module reaches for it in every way there is. */
public class Limits {

    public static final int BOOKS = 5;
    public static final String NAME = "limits";

    public @interface Watched {
        Class<?> by();
    }

    public static class Exceeded extends RuntimeException {}

    public sealed interface State permits Open, Closed {}

    public record Open() implements State {}

    public record Closed() implements State {}

    public static State state() {
        return new Open();
    }
}
