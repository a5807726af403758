/** What can be seen of the order of changes, whoever reads. */
@NullMarked
package dev.anachron.check.prefix;

import org.jspecify.annotations.NullMarked;
