package dev.anachron.load;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what somebody probably meant to write. */
public final class Nearest {
    private static final int LONGEST = 60;

    private Nearest() {}

    /** The candidate with the fewest typing errors, or null when none is near. */
    public static @Nullable String of(String written, Collection<String> candidates) {
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int errors = distance(written, candidate);
            if (errors < fewest && errors <= tolerated(candidate)) {
                nearest = candidate;
                fewest = errors;
            }
        }
        return nearest;
    }

    /** {@code ; did you mean 'x'?}, or nothing. */
    public static String hint(String written, Collection<String> candidates) {
        String nearest = of(written, candidates);
        return nearest == null ? "" : "; did you mean '" + nearest + "'?";
    }

    /** {@code ; expected one of a, b; did you mean 'a'?} A long list gives way to a good guess. */
    static String expectation(String written, List<String> candidates) {
        String hint = hint(written, candidates);
        if (candidates.size() > 16 && !hint.isEmpty()) {
            return hint;
        }
        return "; expected " + oneOf(candidates) + hint;
    }

    private static String oneOf(List<String> candidates) {
        return switch (candidates.size()) {
            case 0 -> "none";
            case 1 -> "'" + candidates.get(0) + "'";
            default -> "one of " + String.join(", ", candidates);
        };
    }

    private static int tolerated(String candidate) {
        return Math.max(1, Math.min(3, candidate.length() / 3));
    }

    /** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
    static int distance(String written, String candidate) {
        String a = written.toLowerCase(Locale.ROOT);
        String b = candidate.toLowerCase(Locale.ROOT);
        if (a.length() > LONGEST || b.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        int[][] errors = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                errors[i][j] = i == 0 || j == 0 ? i + j : step(errors, a, b, i, j);
            }
        }
        return errors[a.length()][b.length()];
    }

    private static int step(int[][] errors, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int fewest = Math.min(
                errors[i - 1][j - 1] + (same ? 0 : 1),
                1 + Math.min(errors[i - 1][j], errors[i][j - 1]));
        boolean swapped = i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(fewest, errors[i - 2][j - 2] + 1) : fewest;
    }
}
