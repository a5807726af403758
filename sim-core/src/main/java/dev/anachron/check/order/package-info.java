/** Which write came after which. */
@NullMarked
package dev.anachron.check.order;

import org.jspecify.annotations.NullMarked;
