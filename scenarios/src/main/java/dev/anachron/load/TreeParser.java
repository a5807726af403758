package dev.anachron.load;

import dev.anachron.load.Tree.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML 1.2 into a {@link Tree}. What could surprise a reader of a scenario is refused: anchors,
 * aliases, tags, a key given twice, a second document.
 */
final class TreeParser {
    /** Characters; a scenario is a page, not a book. */
    static final int LARGEST = 1_000_000;

    private static final int DEEPEST = 40;
    private static final Pattern WHERE = Pattern.compile(" in reader, line (\\d+), column (\\d+)");
    private static final YAMLFactory FACTORY = YAMLFactory.builder().build();

    private final Source source;
    private final @Nullable Place fixed;
    private final Problems problems;
    private final YAMLParser parser;

    private TreeParser(Source source, @Nullable Place fixed, Problems problems, YAMLParser parser) {
        this.source = source;
        this.fixed = fixed;
        this.problems = problems;
        this.parser = parser;
    }

    /** The file's tree; null when a problem was found. */
    static @Nullable Tree parse(Source source, Problems problems) {
        return parse(source, null, problems);
    }

    /** The tree of a value on the command line, all of it at that place. */
    static @Nullable Tree parseOption(String value, Place place, Problems problems) {
        return parse(new Source(place.file(), value), place, problems);
    }

    private static @Nullable Tree parse(Source source, @Nullable Place fixed, Problems problems) {
        if (!readable(source, fixed, problems)) {
            return null;
        }
        Problems own = new Problems();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), source.text())) {
            Tree tree = new TreeParser(source, fixed, own, (YAMLParser) parser).document();
            own.all()
                    .forEach(
                            p -> problems.add(new Place(p.file(), p.line(), p.column()), p.text()));
            return own.isEmpty() ? tree : null;
        } catch (JacksonException e) {
            // What was found before the syntax went wrong is worth telling, too.
            own.all()
                    .forEach(
                            p -> problems.add(new Place(p.file(), p.line(), p.column()), p.text()));
            report(e, source, fixed, problems);
            return null;
        }
    }

    /** Size and characters, which the parser checks without saying where. */
    private static boolean readable(Source source, @Nullable Place fixed, Problems problems) {
        String text = source.text();
        if (text.length() > LARGEST) {
            Place start = fixed != null ? fixed : new Place(source.name(), 1, 1);
            problems.add(
                    start,
                    "the file has " + text.length() + " characters; expected at most " + LARGEST);
            return false;
        }
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            if (!printable(character) && !(i == 0 && character == 0xFEFF)) {
                Place place = fixed != null ? fixed : new Place(source.name(), line, column);
                problems.add(
                        place,
                        "the character " + Unicode.name(character)
                                + " is not allowed; expected printable text in UTF-8");
                return false;
            }
            line += character == '\n' ? 1 : 0;
            column = character == '\n' ? 1 : column + 1;
            i += Character.charCount(character);
        }
        return true;
    }

    private static boolean printable(int character) {
        return character == '\t' || character == '\n' || character == '\r'
                ? true
                : Unicode.printable(character);
    }

    /** The parser's message names the place last, after the sentence that says what is wrong. */
    private static void report(
            JacksonException e, Source source, @Nullable Place fixed, Problems problems) {
        String message = String.valueOf(e.getOriginalMessage());
        String what = message.lines().findFirst().orElse("");
        TokenStreamLocation location = e.getLocation();
        int line = location == null ? 1 : Math.max(1, location.getLineNr());
        int column = location == null ? 1 : Math.max(1, location.getColumnNr());
        Matcher where = WHERE.matcher(message);
        while (where.find()) {
            line = Integer.parseInt(where.group(1));
            column = Integer.parseInt(where.group(2));
            what = message.substring(0, where.start()).strip();
            what = what.substring(what.lastIndexOf('\n') + 1);
        }
        Place place = fixed != null ? fixed : new Place(source.name(), line, column);
        problems.add(place, "this is not YAML: " + plainly(what));
    }

    private static String plainly(String what) {
        if (what.contains("\\t(TAB)")) {
            return "a tab where a value starts; expected spaces for indentation";
        }
        if (what.contains("expected a comment or a line break")
                || what.contains("cannot start any token")) {
            int hint = what.indexOf(". (Do not");
            return (hint < 0 ? what : what.substring(0, hint))
                    + "; expected quotes around such a value, for example \"> 0\"";
        }
        return what.replaceFirst(
                "got this instead: .*", "but a list, a map or an alias stands here");
    }

    // The walk over the tokens.

    private @Nullable Tree document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return new Tree.Scalar(here(), null);
        }
        Tree tree = value(first, 0);
        if (tree != null && parser.nextToken() != null) {
            problems.add(here(), "a second document starts here; expected one document in a file");
            return null;
        }
        return tree;
    }

    /** The value that starts at this token; null when reading cannot go on. */
    private @Nullable Tree value(JsonToken token, int depth) {
        Place place = here();
        if (depth > DEEPEST) {
            problems.add(place, "nested too deeply; expected at most " + DEEPEST + " levels");
            return null;
        }
        refuseSpecialities(place);
        if (token == JsonToken.START_OBJECT) {
            return mapping(place, depth);
        }
        if (token == JsonToken.START_ARRAY) {
            return items(place, depth);
        }
        if (token == JsonToken.VALUE_NULL) {
            return new Tree.Scalar(place, null);
        }
        String text = parser.getString();
        refuseControls(place, text);
        return new Tree.Scalar(place, text);
    }

    private @Nullable Tree mapping(Place place, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            Place keyPlace = here();
            String key = parser.currentName();
            refuseControls(keyPlace, key);
            Tree value = value(parser.nextToken(), depth + 1);
            if (value == null) {
                return null;
            }
            Entry earlier = entries.putIfAbsent(key, new Entry(keyPlace, key, value));
            if (earlier != null) {
                problems.add(
                        keyPlace,
                        "the key " + Text.quoted(key) + " is given twice; it stands at "
                                + earlier.place() + " already");
            }
        }
        return new Tree.Mapping(place, new ArrayList<>(entries.values()));
    }

    private @Nullable Tree items(Place place, int depth) {
        List<Tree> items = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            Tree item = value(token, depth + 1);
            if (item == null) {
                return null;
            }
            items.add(item);
            token = parser.nextToken();
        }
        return new Tree.Items(place, items);
    }

    private void refuseSpecialities(Place place) {
        if (parser.isCurrentAlias()) {
            problems.add(place, "aliases (*name) are not supported; write the value again");
        } else if (parser.getTypeId() != null) {
            problems.add(place, "tags (!name) are not supported; write the value alone");
        } else if (parser.getObjectId() != null) {
            problems.add(place, "anchors (&name) are not supported; write the value alone");
        }
    }

    /** Escapes can smuggle in what the file itself may not contain. */
    private void refuseControls(Place place, String text) {
        text.codePoints()
                .filter(character -> !printable(character) || character == '\r')
                .findFirst()
                .ifPresent(character -> problems.add(
                        place,
                        "the character " + Unicode.name(character)
                                + " is not allowed; expected printable text"));
    }

    private Place here() {
        if (fixed != null) {
            return fixed;
        }
        TokenStreamLocation location = parser.currentTokenLocation();
        return new Place(
                source.name(),
                Math.max(1, location.getLineNr()),
                Math.max(1, location.getColumnNr()));
    }
}
