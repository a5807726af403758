/**
 * Figures as files. {@link dev.anachron.render.Layout} decides once where everything stands; {@link
 * dev.anachron.render.Svg} and {@link dev.anachron.render.Png} only paint what it decided, so both
 * show the same.
 */
@NullMarked
package dev.anachron.render;

import org.jspecify.annotations.NullMarked;
