package dev.anachron.load;

/**
 * A scenario's text and where it comes from.
 *
 * @param name as messages show it, usually the file's path
 * @param text YAML
 */
public record Source(String name, String text) {}
