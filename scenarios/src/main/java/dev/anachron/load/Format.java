package dev.anachron.load;

/** Reads one scalar. */
@FunctionalInterface
interface Format<T> {
    T read(String text) throws Malformed;
}
