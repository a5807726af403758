package dev.anachron.load;

/** Stub. */
public record Problem(String file, int line, int column, String text) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + text;
    }
}
