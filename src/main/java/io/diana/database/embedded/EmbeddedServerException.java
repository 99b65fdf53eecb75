package io.diana.database.embedded;

/** The embedded server cannot be had; the message is a sentence for the operator and says what to do about it. */
class EmbeddedServerException extends RuntimeException {

    private final String action;

    EmbeddedServerException(String description, String action) {
        super(description);
        this.action = action;
    }

    String action() {
        return action;
    }
}
