/** What a single client may rely on from one operation to the next. */
@NullMarked
package dev.anachron.check.session;

import org.jspecify.annotations.NullMarked;
