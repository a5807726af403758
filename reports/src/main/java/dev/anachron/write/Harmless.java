package dev.anachron.write;

import dev.anachron.page.PageView;
import dev.anachron.page.VariantView;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether what goes into a page as it is, mark-up and all, is what Anachron writes there: a stored page may
 * come from anybody.
 */
final class Harmless {
    private static final Pattern FILM = Pattern.compile("[A-Za-z0-9+/=]*");
    private static final Pattern TAG = Pattern.compile("<[^>]*>?");
    private static final Pattern DRAWN = Pattern.compile("</?(?:svg|rect|path|text|title)"
            + "(?: (?:xmlns|role|viewBox|aria-label|class|x|y|width|height|d|data-op|text-anchor)"
            + "=\"[^\"<>]*\")*/?>");

    private Harmless() {}

    static boolean page(PageView page) {
        return page.variants().stream().allMatch(Harmless::variant);
    }

    private static boolean variant(VariantView variant) {
        return FILM.matcher(variant.film()).matches()
                && drawing(variant.timeline().overview())
                && drawing(variant.timeline().closeUp());
    }

    static boolean drawing(String svg) {
        Matcher tags = TAG.matcher(svg);
        while (tags.find()) {
            if (!DRAWN.matcher(tags.group()).matches()) {
                return false;
            }
        }
        return true;
    }
}
