package io.diana.users.domain;

/** Where a member stands. */
public enum Status {

    /** Takes part. */
    ACTIVE,

    /** May not take part for now. */
    SUSPENDED,

    /** Left for good; only the bare id is kept. */
    ERASED
}
