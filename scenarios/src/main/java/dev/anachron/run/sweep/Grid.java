package dev.anachron.run.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * What the options {@code --set PATH=V1,V2,…} span: those with one value hold everywhere, those with several
 * make a choice for each combination, the first option varying slowest.
 *
 * @param fixed what holds everywhere, each {@code path=value}
 * @param choices the combinations; a single empty one when nothing varies
 */
public record Grid(List<String> fixed, List<List<String>> choices) {
    public Grid {
        fixed = List.copyOf(fixed);
        choices = List.copyOf(choices);
    }

    /** From the options, in their order. */
    public static Grid of(List<String> sets) {
        List<String> fixed = new ArrayList<>();
        List<List<String>> choices = List.of(List.of());
        for (String set : sets) {
            List<String> values = values(set);
            if (values.size() == 1) {
                fixed.add(set);
            } else {
                choices = times(choices, values);
            }
        }
        return new Grid(fixed, choices);
    }

    private static List<List<String>> times(List<List<String>> choices, List<String> values) {
        List<List<String>> product = new ArrayList<>();
        for (List<String> choice : choices) {
            for (String value : values) {
                List<String> longer = new ArrayList<>(choice);
                longer.add(value);
                product.add(List.copyOf(longer));
            }
        }
        return product;
    }

    /** One {@code path=value} for each value; commas in brackets, braces and quotes divide nothing. */
    private static List<String> values(String set) {
        int sign = set.indexOf('=');
        List<String> values = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int from = sign + 1;
        for (int i = from; sign > 0 && i < set.length(); i++) {
            char at = set.charAt(i);
            if (quote != 0) {
                quote = at == quote ? 0 : quote;
            } else if (at == '"' || at == '\'') {
                quote = at;
            } else if (at == '[' || at == '{' || at == '(') {
                depth++;
            } else if (at == ']' || at == '}' || at == ')') {
                depth--;
            } else if (at == ',' && depth == 0) {
                values.add(set.substring(0, sign + 1) + set.substring(from, i).strip());
                from = i + 1;
            }
        }
        values.add(
                values.isEmpty()
                        ? set
                        : set.substring(0, sign + 1) + set.substring(from).strip());
        return values;
    }
}
