/** The command line: thin commands that hand over to the packages that do the work. */
@NullMarked
package dev.anachron.cli;

import org.jspecify.annotations.NullMarked;
