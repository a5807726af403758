/** What a history or a trace proves or breaks. */
@NullMarked
package dev.anachron.check;

import org.jspecify.annotations.NullMarked;
