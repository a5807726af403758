/** Writes runs in the formats of other tools: Jepsen, Porcupine, ShiViz, Perfetto, Plume, spreadsheets. */
@NullMarked
package dev.anachron.export;

import org.jspecify.annotations.NullMarked;
