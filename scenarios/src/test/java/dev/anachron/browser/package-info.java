/** Tests of the report's page in a real browser. */
@NullMarked
package dev.anachron.browser;

import org.jspecify.annotations.NullMarked;
