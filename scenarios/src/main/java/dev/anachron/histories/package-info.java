/**
 * Reads histories that others recorded, or Anachron itself: Jepsen's EDN and its older log lines,
 * Porcupine's key-value text, {@code history.jsonl}. What is ill-formed is named with its place.
 */
@NullMarked
package dev.anachron.histories;

import org.jspecify.annotations.NullMarked;
