/** The question as a value: what the loader makes and the engine runs. */
@NullMarked
package dev.anachron.scenario;

import org.jspecify.annotations.NullMarked;
