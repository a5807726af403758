package dev.anachron.history;

/** How an operation ended for its client, in Jepsen's words. */
public enum Outcome {
    /** It took effect, and the client has the result. */
    OK,
    /** It certainly did not take effect. */
    FAIL,
    /** Nobody knows: it may have taken effect, may yet, or never will. */
    INFO;

    public String text() {
        return switch (this) {
            case OK -> "ok";
            case FAIL -> "fail";
            case INFO -> "info";
        };
    }
}
