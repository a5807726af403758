/** What a report is about: runs and their verdicts, as values. */
@NullMarked
package dev.anachron.report;

import org.jspecify.annotations.NullMarked;
