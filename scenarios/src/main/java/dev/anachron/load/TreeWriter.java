package dev.anachron.load;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link Tree} as YAML that reads back as the same tree: what fits on a line stands on one,
 * values stand as the user wrote them.
 */
final class TreeWriter {
    private static final int WIDTH = 96;
    private static final Pattern PLAIN =
            Pattern.compile("(?:[A-Za-z0-9_/+%.]|-(?=[A-Za-z0-9]))[A-Za-z0-9_/+%.\\->→]*"
                    + "(?: [A-Za-z0-9_/+%.\\->→]+)*");

    private final StringBuilder out = new StringBuilder();

    private TreeWriter() {}

    static String write(Tree.Mapping tree) {
        TreeWriter writer = new TreeWriter();
        writer.mapping(tree, 0);
        return writer.out.toString();
    }

    /** On one line, as changes are listed: {@code { drift: -20% }}. */
    static String flow(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            return mapping.entries().isEmpty()
                    ? "{}"
                    : mapping.entries().stream()
                            .map(entry -> quoted(entry.key()) + ": " + flow(entry.value()))
                            .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (tree instanceof Tree.Items list) {
            return list.items().stream()
                    .map(TreeWriter::flow)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        String text = ((Tree.Scalar) tree).text();
        return text == null ? "null" : quoted(text);
    }

    private void mapping(Tree.Mapping mapping, int indent) {
        for (Tree.Entry entry : mapping.entries()) {
            out.append(" ".repeat(indent)).append(quoted(entry.key())).append(':');
            behindKey(entry.value(), indent);
        }
    }

    private void behindKey(Tree value, int indent) {
        if (value instanceof Tree.Scalar scalar && asBlock(scalar.text())) {
            block(String.valueOf(scalar.text()), indent + 2);
        } else if (onOneLine(value, indent)) {
            out.append(' ').append(flow(value)).append('\n');
        } else if (value instanceof Tree.Mapping map) {
            out.append('\n');
            mapping(map, indent + 2);
        } else if (value instanceof Tree.Items list) {
            out.append('\n');
            items(list.items(), indent + 2);
        }
    }

    private void items(List<Tree> items, int indent) {
        for (Tree item : items) {
            out.append(" ".repeat(indent)).append('-');
            if (item instanceof Tree.Mapping map
                    && flow(item).length() + indent + 2 > WIDTH
                    && !map.entries().isEmpty()) {
                int start = out.length() - 1;
                mapping(map, indent + 2);
                // The first key stands on the line of its dash.
                out.delete(start + 1, start + indent + 2);
            } else {
                out.append(' ').append(flow(item)).append('\n');
            }
        }
    }

    /** At the top only what holds nothing but values; deeper whatever is short. */
    private static boolean onOneLine(Tree value, int indent) {
        if (value instanceof Tree.Scalar) {
            return true;
        }
        List<Tree> parts = value instanceof Tree.Items list
                ? list.items()
                : ((Tree.Mapping) value)
                        .entries().stream().map(Tree.Entry::value).toList();
        boolean simple = value instanceof Tree.Items
                && parts.stream().allMatch(Tree.Scalar.class::isInstance);
        return parts.isEmpty()
                || (indent > 0 || simple) && flow(value).length() + indent + 24 <= WIDTH;
    }

    private void block(String text, int indent) {
        out.append(text.endsWith("\n") ? " |\n" : " |-\n");
        text.lines().forEach(line -> {
            out.append(line.isEmpty() ? "" : " ".repeat(indent) + line).append('\n');
        });
    }

    /** Several lines of ordinary text; anything odd is quoted instead. */
    private static boolean asBlock(@Nullable String text) {
        return text != null
                && text.indexOf('\n') > 0
                && !text.endsWith("\n\n")
                && text.chars().allMatch(c -> c == '\n' || Unicode.printable(c))
                && text.lines().allMatch(line -> line.isEmpty() || line.equals(line.strip()));
    }

    /** As it is where YAML allows it, otherwise in double quotes. */
    private static String quoted(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && !text.toLowerCase(Locale.ROOT).equals("null")
                && !text.startsWith("...")
                && !text.startsWith("---");
        if (plain) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> quoted.appendCodePoint(character);
            }
        });
        return quoted.append('"').toString();
    }
}
