package dev.anachron.figure;

/** Placeholder. */
public record Figure(String title) {}
