package dev.anachron.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For everybody: on a projector, on a phone, on paper, in the dark, by keyboard, without scripts. */
@ExtendWith(Screens.class)
class LookTest {
    @ParameterizedTest(name = "{0} at {1} × {2}")
    @CsvSource({
        "dethroned, 1280, 720",
        "dethroned,  390, 844",
        "lock,      1280, 720",
        "lock,       390, 844",
        "hostile,    390, 844"
    })
    void nothingIsWiderThanTheWindow(String name, int width, int height, Screen screen) {
        Path page = page(name, screen.pages());
        NewContextOptions window = new NewContextOptions().setViewportSize(width, height);
        try (Opened opened = screen.open(page, "", window).ready()) {
            opened.seeAll();
            opened.openAllDetails();
            assertThat(widest(opened)).isEmpty();
            opened.press("p");
            assertThat(widest(opened)).as("in large type").isEmpty();
            opened.press("p", "l");
            assertThat(widest(opened)).as("in a lesson").isEmpty();
            opened.press("l", "?");
            assertThat(widest(opened)).as("with the keys shown").isEmpty();
        }
    }

    private static Path page(String name, Pages pages) {
        return switch (name) {
            case "lock" -> pages.lock();
            case "hostile" -> pages.hostile();
            default -> pages.dethroned();
        };
    }

    /** What makes the page wider than the window; empty when nothing does. */
    private static String widest(Opened opened) {
        return (String) opened.page().evaluate("""
                () => {
                  const root = document.scrollingElement;
                  // What does not fit into .now ends in an ellipsis.
                  const fixed = '.transport > *, .question *, dialog[open] *';
                  const out = [...document.querySelectorAll('body *')].filter(one =>
                    (root.scrollWidth > innerWidth && !one.parentElement.closest('.scroll')
                      || one.matches(fixed))
                    && one.getBoundingClientRect().right > innerWidth + 0.5);
                  return root.scrollWidth <= innerWidth && out.length === 0 ? ''
                    : root.scrollWidth + ' wide: ' + out.slice(0, 5).map(one =>
                      one.tagName + '.' + one.className).join(', ');
                }""");
    }

    @Test
    void onPaperThereAreStillTimelinesAndNoPlayer(Screen screen) {
        try (Opened opened = screen.open(screen.pages().dethroned()).ready()) {
            assertThat(opened.in(1, ".still").isVisible()).isFalse();
            opened.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(opened.in(1, ".player").isVisible()).isFalse();
            assertThat(opened.page().locator(".transport").isVisible()).isFalse();
            for (Locator timeline : opened.in(1, ".still svg.timeline").all()) {
                assertThat(timeline.isVisible()).isTrue();
            }
            assertThat(opened.in(1, ".still svg.timeline").count()).isPositive();
            assertThat(opened.in(1, ".why").isVisible()).isTrue();
        }
    }

    @Test
    void inTheDarkPageAndDrawingsAreDark(Screen screen) {
        try (Opened opened = screen.open(screen.pages().dethroned()).ready()) {
            Locator canvas = opened.view(1, "timeline").locator("canvas");
            assertThat(background(opened)).isEqualTo("rgb(255, 255, 255)");
            Object light = drawing(canvas);
            opened.page()
                    .emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            opened.settle();
            assertThat(background(opened)).isEqualTo("rgb(20, 23, 27)");
            assertThat(drawing(canvas)).isNotEqualTo(light);
            opened.page()
                    .emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            opened.settle();
            assertThat(drawing(canvas)).isEqualTo(light);
        }
    }

    private static Object background(Opened opened) {
        return opened.page().evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private static Object drawing(Locator canvas) {
        return canvas.evaluate("canvas => canvas.toDataURL()");
    }

    @Test
    void withoutScriptsThePageStillSaysEverything(Screen screen) {
        NewContextOptions plain = new NewContextOptions().setJavaScriptEnabled(false);
        try (Opened opened = screen.open(screen.pages().dethroned(), "", plain)) {
            assertThat(opened.page().locator("h1").textContent())
                    .isEqualTo("Can a leader that was voted out still answer reads?");
            assertThat(opened.page().locator(".compare tbody > tr").count()).isEqualTo(2);
            for (int variant = 1; variant <= 2; variant++) {
                assertThat(opened.in(variant, ".why").isVisible()).isTrue();
                assertThat(opened.in(variant, ".still svg.timeline").first().isVisible())
                        .isTrue();
                assertThat(opened.in(variant, ".player").isVisible()).isFalse();
                assertThat(opened.in(variant, ".charts svg").count()).isPositive();
            }
            for (Locator button : opened.page().locator("button").all()) {
                assertThat(button.isVisible()).as("a button that does nothing").isFalse();
            }
        }
    }

    @Test
    void everyPictureHasATextAndEveryButtonAName(Screen screen) {
        for (Path page : List.of(screen.pages().dethroned(), screen.pages().lock())) {
            try (Opened opened = screen.open(page).ready()) {
                opened.openAllDetails();
                opened.seeAll();
                assertThat(opened.page().locator("canvas").count()).isGreaterThan(3);
                assertThat((List<?>) opened.page().evaluate(NAMELESS)).isEmpty();
            }
        }
    }

    private static final String NAMELESS = """
            () => [...document.querySelectorAll('canvas, svg, button, input, select')]
              .filter(one => !one.closest('[aria-hidden=true]'))
              .filter(one => !(one.getAttribute('aria-label') || one.getAttribute('aria-labelledby')
                || (one.tagName === 'BUTTON' && /\\p{L}/u.test(one.textContent))
                || (one.labels && one.labels.length > 0)
                || one.querySelector('title')))
              .map(one => one.outerHTML.slice(0, 120))""";

    @Test
    void theKeyboardReachesTheBarAndWorksIt(Screen screen) {
        try (Opened opened =
                screen.open(screen.pages().dethroned(), "#variant-1@2.2s").ready()) {
            Object reached = null;
            for (int tab = 0; tab < 400 && !"The next event (→)".equals(reached); tab++) {
                opened.page().keyboard().press("Tab");
                reached =
                        opened.page().evaluate("document.activeElement.getAttribute('aria-label')");
            }
            assertThat(reached).isEqualTo("The next event (→)");
            String before = opened.time();
            opened.press("Enter");
            assertThat(opened.time()).isGreaterThan(before);
        }
    }

    @Test
    void aSentenceIsFollowedByKeyboardToo(Screen screen) {
        try (Opened opened =
                screen.open(screen.pages().dethroned(), "#variant-1@0s").ready()) {
            Locator sentence = opened.in(1, ".why [data-op]").first();
            sentence.focus();
            opened.press("Enter");
            assertThat(opened.seconds()).isGreaterThan(2);
            assertThat(opened.now()).contains(" x");
        }
    }
}
