package dev.anachron.page;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import org.junit.jupiter.api.Test;

/** Placeholder: proves that templates and D3 are there. Delete it with the first real test. */
class PlaceholderTest {
    @Test
    void aTemplateIsCompiledAndEscapes() {
        StringOutput page = new StringOutput();
        TemplateEngine.createPrecompiled(
                        null, ContentType.Html, null, "dev.anachron.page.generated")
                .render("placeholder.jte", "a<b", page);
        assertThat(page.toString()).contains("<title>a&lt;b</title>");
    }

    @Test
    void d3IsOnTheClassPath() {
        assertThat(getClass().getResource("/META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js"))
                .isNotNull();
    }
}
