package dev.anachron.base;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a class make a hash-ordered table in spite of {@code src/build/forbidden.txt}. Such a class
 * keeps the table to itself and offers no way to go through it, so that its order can never show:
 * {@code get}, {@code put}, {@code remove}, {@code size}, and nothing else.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@interface LookupOnly {
    /** Why the order cannot show. */
    String value();
}
