package dev.anachron.load;

/**
 * A scenario's text and where it comes from.
 *
 * @param name as messages show it, usually the file's path
 * @param text YAML
 * @param file whether the name is a file's path, beside which other files may lie
 */
public record Source(String name, String text, boolean file) {
    /** A text that has no file of its own. */
    public Source(String name, String text) {
        this(name, text, false);
    }
}
