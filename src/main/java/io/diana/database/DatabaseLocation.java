package io.diana.database;

/** Where the data are, for the operator who wants to look at them or to save them. */
@FunctionalInterface
public interface DatabaseLocation {

    /** One line, without any secret. */
    String describe();
}
