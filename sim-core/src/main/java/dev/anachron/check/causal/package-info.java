/** Whether everybody sees causes before their effects. */
@NullMarked
package dev.anachron.check.causal;

import org.jspecify.annotations.NullMarked;
