/** Shopping carts. */
@NullMarked
package dev.anachron.workload.cart;

import org.jspecify.annotations.NullMarked;
