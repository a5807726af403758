package dev.anachron.page;

import dev.anachron.report.Report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import java.util.Map;
import java.util.TreeMap;

/** The HTML report: one file that needs nothing else. */
public final class ReportPage {
    private static final String TEMPLATES = "dev.anachron.page.generated";

    private ReportPage() {}

    /** The page of a report that was just composed. */
    public static String html(Report report) {
        return html(PageView.of(report));
    }

    /** The page; the same data makes the same text. */
    public static String html(PageView page) {
        return rendered("report.jte", page, Map.of());
    }

    /** The page as a lesson: it stops before what decides, and asks. */
    public static String lesson(PageView page) {
        return rendered("report.jte", page, Map.of("lesson", "true"));
    }

    /** The page with a link to the index of the site that it belongs to. */
    public static String html(PageView page, String index) {
        return rendered("report.jte", page, Map.of("index", index));
    }

    /** The index of a site. */
    public static String html(SiteView page) {
        return rendered("site.jte", page, Map.of());
    }

    /** Several results on one page. */
    public static String html(SideBySideView page) {
        return rendered("sidebyside.jte", page, Map.of());
    }

    /** A sweep. */
    public static String html(SweepView page) {
        return rendered("sweep.jte", page, Map.of());
    }

    private static String rendered(String template, Object page, Map<String, String> more) {
        TreeMap<String, Object> params = new TreeMap<>(more);
        params.put("page", page);
        params.put("inlined", Inlined.load());
        StringOutput out = new StringOutput();
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES)
                .render(template, params, out);
        return out.toString();
    }
}
