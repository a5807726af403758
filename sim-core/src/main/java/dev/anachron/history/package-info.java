/** What the clients saw: operations, when they began and ended, and how. */
@NullMarked
package dev.anachron.history;

import org.jspecify.annotations.NullMarked;
