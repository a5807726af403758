/** An operator's hand: servers that come and go, and leaders that hand over. */
@NullMarked
package dev.anachron.fault.membership;

import org.jspecify.annotations.NullMarked;
