/** The processes that ask: sessions, retries, and which replica to ask. */
@NullMarked
package dev.anachron.client;

import org.jspecify.annotations.NullMarked;
