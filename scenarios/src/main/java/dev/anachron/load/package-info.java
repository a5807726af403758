/**
 * From YAML to a {@link dev.anachron.scenario.Scenario}: the only YAML reader in the house.
 *
 * <p>A file becomes a {@link dev.anachron.load.Tree} that knows where each of its values stands;
 * overrides change the tree; one small reader for each section turns the tree into records. Every
 * reader reports to one list of {@link dev.anachron.load.Problem}s and goes on, so that the user
 * sees all of them at once.
 */
@NullMarked
package dev.anachron.load;

import org.jspecify.annotations.NullMarked;
