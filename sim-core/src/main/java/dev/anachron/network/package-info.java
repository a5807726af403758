/** Links and the rules that decide the fate of every message. */
@NullMarked
package dev.anachron.network;

import org.jspecify.annotations.NullMarked;
