package dev.anachron.histories;

import org.jspecify.annotations.Nullable;

/**
 * The begin or the end of an operation as a history says it.
 *
 * @param type {@code :invoke}, {@code :ok}, {@code :fail} or {@code :info}, in an {@link Edn.Word}
 * @param value the argument or the result; null when there is none
 * @param fields everything that is said, where there is more than that; null where there is not
 * @param place where the event begins
 */
record Event(
        @Nullable Edn process,
        @Nullable Edn type,
        @Nullable Edn function,
        @Nullable Edn value,
        Edn.@Nullable Fields fields,
        Edn place) {

    static Event of(Edn.Fields map) {
        return new Event(
                map.get(":process"), map.get(":type"), map.get(":f"), map.get(":value"), map, map);
    }

    /** What else is said under a keyword; null when nothing is. */
    @Nullable
    Edn more(String keyword) {
        return fields == null ? null : fields.get(keyword);
    }
}
