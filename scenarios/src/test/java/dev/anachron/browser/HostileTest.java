package dev.anachron.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever a scenario says, it is text. */
@ExtendWith(Screens.class)
class HostileTest {
    @Test
    void aQuestionThatIsAScriptIsAQuestion(Screen screen) {
        try (Opened opened = screen.open(screen.pages().hostile()).ready()) {
            assertThat(opened.page().locator("h1").textContent())
                    .startsWith("<script>alert(1)</script>");
            useAll(opened);
            assertThat(opened.page().locator("iframe, body img").count()).isZero();
        }
    }

    @Test
    void namesOfThePlayerAreTextEvenIfTheyAreMarkUp(Screen screen) {
        try (Opened opened = screen.open(screen.pages().poisoned()).ready()) {
            useAll(opened);
            assertThat(opened.view(1, "transcript").textContent()).contains("<img src=x onerror=");
            assertThat(opened.page().locator("img, svg[onload]").count()).isZero();
        }
    }

    /** The watch itself works: a page that does all of this is found out. */
    @Test
    void whatAPageDoesBehindTheReadersBackIsSeen(Screen screen) {
        Opened opened = screen.open(screen.pages().hostile()).ready();
        opened.page()
                .evaluate("() => { console.error('oh'); setTimeout(() => alert('ah'), 1);"
                        + " setTimeout(() => { throw new Error('eh'); }, 1);"
                        + " open('http://127.0.0.1:9/'); }");
        opened.page().waitForTimeout(300);
        assertThat(opened.troubles())
                .anyMatch(trouble -> trouble.startsWith("console: oh"))
                .anyMatch(trouble -> trouble.startsWith("dialog: ah"))
                .anyMatch(trouble -> trouble.startsWith("exception: ") && trouble.contains("eh"))
                .anyMatch(trouble -> trouble.startsWith("a new page: "))
                .anyMatch(trouble -> trouble.startsWith("request: http://127.0.0.1:9/"));
        opened.page().context().close();
    }

    private static void useAll(Opened opened) {
        opened.openAllDetails();
        opened.seeAll();
        opened.press("v", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "]", "v", "?", "Escape");
        opened.seeAll();
        opened.press("l");
        opened.seeAll();
        opened.press("l", "p");
        opened.seeAll();
    }
}
