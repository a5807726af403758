package dev.anachron.load;

/** A value that cannot be read: {@code what is wrong; what was expected}. Has no place yet. */
final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String text) {
        super(text);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
