package dev.anachron.histories;

/** Something that cannot be read, and where it stands; reading may go on behind it. */
final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * Says what cannot be read.
     *
     * @param what what is wrong, and what was expected
     */
    MalformedException(int line, int column, String what) {
        super(what, null, false, false);
        this.line = line;
        this.column = column;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    /** What is wrong, and what was expected. */
    String what() {
        return String.valueOf(getMessage());
    }
}
