/** What a node saved, and what a crash keeps of it. */
@NullMarked
package dev.anachron.storage;

import org.jspecify.annotations.NullMarked;
