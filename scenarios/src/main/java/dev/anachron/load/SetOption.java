package dev.anachron.load;

import dev.anachron.load.Tree.Entry;

import org.jspecify.annotations.Nullable;

/** Reads {@code path=value} of the command line. */
final class SetOption {
    private SetOption() {}

    /** The change, all of it at the option's place; null when a problem was found. */
    static @Nullable Entry parse(String set, Problems problems) {
        Place place = Place.option("--set " + set);
        int sign = set.indexOf('=');
        if (sign <= 0) {
            problems.add(
                    place,
                    "this has no path and value; expected for example"
                            + " --set cluster.settings.reads=lease");
            return null;
        }
        String written = set.substring(sign + 1).strip();
        // In YAML these would start a block of text; here "> 0" is a comparison.
        boolean text = written.startsWith(">") || written.startsWith("|");
        Tree value = text
                ? new Tree.Scalar(place, written)
                : TreeParser.parseOption(written, place, problems);
        return value == null ? null : new Entry(place, set.substring(0, sign).strip(), value);
    }
}
