package dev.anachron.load;

/** Stub. */
public record Source(String name, String text) {}
