package dev.anachron.load;

/** Where something is written. Lines and columns count from 1; on the command line both are 0. */
record Place(String file, int line, int column) {
    /** An option of the command line, for example {@code --set seed=x}. */
    static Place option(String text) {
        return new Place(text, 0, 0);
    }

    boolean isOption() {
        return line == 0;
    }

    @Override
    public String toString() {
        return isOption() ? file : file + ":" + line + ":" + column;
    }
}
