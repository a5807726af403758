/** Trouble on links: messages that are lost, delayed, doubled, damaged or held. */
@NullMarked
package dev.anachron.fault.link;

import org.jspecify.annotations.NullMarked;
