package io.diana.users;

/** Where a person stands with the community, as far as other modules need to know. */
public enum Standing {
    ACTIVE,
    SUSPENDED,
    ERASED
}
