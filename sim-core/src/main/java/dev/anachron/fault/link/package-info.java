/** Links that lose messages. */
@NullMarked
package dev.anachron.fault.link;

import org.jspecify.annotations.NullMarked;
