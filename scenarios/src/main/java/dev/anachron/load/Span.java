package dev.anachron.load;

/** From a smallest to a largest value, both included, in whatever is counted. */
record Span(long low, long high) {}
