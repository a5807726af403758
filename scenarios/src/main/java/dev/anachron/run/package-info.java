/** What the commands do: run, judge, compose, verify, replay. */
@NullMarked
package dev.anachron.run;

import org.jspecify.annotations.NullMarked;
