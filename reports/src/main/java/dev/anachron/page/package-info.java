/** The HTML report: one self-contained page. Its templates stand in {@code src/main/jte}. */
@NullMarked
package dev.anachron.page;

import org.jspecify.annotations.NullMarked;
