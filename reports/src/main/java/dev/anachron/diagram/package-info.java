/** Diagrams of what the parties did over time, drawn as SVG that the page's style colours. */
@NullMarked
package dev.anachron.diagram;

import org.jspecify.annotations.NullMarked;
