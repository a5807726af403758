package dev.anachron.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One playhead, and all that moves it. */
@ExtendWith(Screens.class)
class PlayerTest {
    @Test
    void everyDrawingCanBePointedAtAndClicked(Screen screen) {
        try (Opened opened =
                screen.open(screen.pages().dethroned(), "#variant-2@2.2s").ready()) {
            opened.seeAll();
            Locator drawings = opened.in(2, ".player canvas");
            assertThat(drawings.count()).isGreaterThanOrEqualTo(4);
            for (Locator drawing : drawings.all()) {
                drawing.scrollIntoViewIfNeeded();
                BoundingBox box = drawing.boundingBox();
                for (double share = 0.1; share < 1; share += 0.2) {
                    opened.page()
                            .mouse()
                            .move(box.x + share * box.width, box.y + share * box.height);
                }
                drawing.click();
            }
            Locator log = opened.view(2, "state").locator("canvas");
            log.hover(new Locator.HoverOptions().setPosition(120, 30));
            assertThat(log.getAttribute("title")).startsWith("n1, place ").contains(", term 1: ");
            log.click(new Locator.ClickOptions().setPosition(120, 30));
            opened.settle();
            assertThat(log.getAttribute("title")).endsWith(", since " + opened.time());
        }
    }

    @Test
    void anAddressThatMeansNothingOpensThePageAsItIs(Screen screen) {
        for (String nonsense : List.of(
                "#%",
                "#%E0%A4%A",
                "#variant-99@1s",
                "#variant-1@",
                "#constructor@1s",
                "#@s",
                "#<b>@1s")) {
            try (Opened opened =
                    screen.open(screen.pages().dethroned(), nonsense).ready()) {
                assertThat(opened.seconds()).as(nonsense).isGreaterThan(2);
            }
        }
        try (Opened opened =
                screen.open(screen.pages().dethroned(), "#variant-2%401.5s").ready()) {
            assertThat(opened.time()).isEqualTo("1.500000s");
        }
        try (Opened opened = screen.open(
                        screen.pages().dethroned(), "#variant-1@1" + "0".repeat(30) + "s")
                .ready()) {
            assertThat(opened.seconds()).isGreaterThan(2);
        }
    }

    @Test
    void aSentenceOfWhyLeadsToItsMomentAndItsOperation(Screen screen) {
        try (Opened opened = screen.open(screen.pages().dethroned()).ready()) {
            List<Locator> sentences = opened.in(1, ".why [data-op]").all();
            assertThat(sentences).hasSizeGreaterThan(1);
            for (Locator sentence : sentences) {
                opened.press("0");
                sentence.click();
                opened.settle();
                double at = Double.parseDouble(sentence.getAttribute("data-at")) / 1e9;
                assertThat(opened.seconds()).isCloseTo(at, within(1e-6));
                assertThat(opened.page().evaluate("Anachron.stage.selection.id"))
                        .hasToString(sentence.getAttribute("data-op"));
                assertThat(opened.now()).matches("c\\d (read|write) x.* \\d+\\.\\d+s to .*");
            }
        }
    }

    @Test
    void theKeyVFindsTheReadThatBrokeThePromise(Screen screen) {
        try (Opened opened =
                screen.open(screen.pages().dethroned(), "#variant-1@0s").ready()) {
            assertThat(opened.time()).isEqualTo("0.000000s");
            opened.press("v");
            double first = opened.seconds();
            assertThat(first).isGreaterThan(2);
            assertThat(opened.now()).startsWith("c1 read x → ").endsWith("s to " + opened.time());
            opened.press("v");
            assertThat(opened.seconds()).isGreaterThan(first);
            assertThat(opened.now()).startsWith("c1 read x → ").endsWith("s to " + opened.time());
            opened.press("Shift+V");
            assertThat(opened.seconds()).isEqualTo(first);
            opened.press("]");
            assertThat(opened.page().locator(".now b").textContent()).isEqualTo("lease-drift");
            opened.press("v");
            assertThat(opened.now()).startsWith("c1 read x → ").endsWith("s to " + opened.time());
        }
    }

    @Test
    void arrowsGoFromEventToEvent(Screen screen) {
        try (Opened opened =
                screen.open(screen.pages().dethroned(), "#variant-1@2.210605s").ready()) {
            opened.view(1, "transcript");
            String begin = opened.time();
            int event = event(opened);
            opened.press("ArrowRight", "ArrowRight", "ArrowRight");
            assertThat(event(opened)).isEqualTo(event + 3);
            assertThat(opened.page()
                            .evaluate("Anachron.moment(Anachron.stage.film.events.at[" + (event + 3)
                                    + "])"))
                    .isEqualTo(opened.time());
            Locator current = opened.view(1, "transcript").locator("tr[aria-current=true]");
            assertThat(current.locator("td").allTextContents())
                    .containsExactly(
                            opened.time(),
                            (String) opened.page()
                                    .evaluate(
                                            "Anachron.stage.film.place(Anachron" + ".stage.event)"),
                            (String) opened.page()
                                    .evaluate(
                                            "Anachron.stage.film.text(Anachron" + ".stage.event)"));
            opened.press("ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft");
            assertThat(event(opened)).isEqualTo(event - 1);
            assertThat(opened.time()).isLessThanOrEqualTo(begin);
        }
    }

    private static int event(Opened opened) {
        return ((Number) opened.page().evaluate("Anachron.stage.event")).intValue();
    }

    @Test
    void aLinkOpensAtItsMomentAndTheAddressFollowsThePlayhead(Screen screen) {
        try (Opened opened =
                screen.open(screen.pages().dethroned(), "#variant-2@2.210605s").ready()) {
            assertThat(opened.time()).isEqualTo("2.210605s");
            assertThat(opened.page().locator(".now b").textContent()).isEqualTo("lease-drift");
            assertThat(opened.in(2, ".player")).matches(player -> player.boundingBox().y < 200);
            opened.press("ArrowRight");
            opened.page().waitForURL(url -> url.endsWith("#variant-2@" + opened.time()));
            opened.page().evaluate("location.hash = '#variant-1@3.5s'");
            opened.settle();
            assertThat(opened.time()).isEqualTo("3.500000s");
            assertThat(opened.page().locator(".now b").textContent()).isEqualTo("local");
            // The answer came 165 ns later than these microseconds say, and is what was meant.
            opened.page().evaluate("location.hash = '#variant-1@2.210605s'");
            opened.settle();
            assertThat(opened.now()).isEqualTo("c1 ok read x → 8102");
        }
    }

    @Test
    void aClickInAChartOverTimeMovesThePlayhead(Screen screen) {
        try (Opened opened = screen.open(screen.pages().dethroned()).ready()) {
            opened.openAllDetails();
            Locator chart = opened.in(1, "svg[data-time]").first();
            String[] plot = chart.getAttribute("data-time").split(" ");
            double middle = (Double.parseDouble(plot[0]) + Double.parseDouble(plot[1])) / 2;
            double width = Double.parseDouble(chart.getAttribute("viewBox").split(" ")[2]);
            BoundingBox box = chart.boundingBox();
            chart.click(new Locator.ClickOptions()
                    .setPosition(middle / width * box.width, box.height / 2));
            opened.settle();
            assertThat(opened.seconds()).isCloseTo(5, within(0.05));
            assertThat(chart.locator(".playhead").getAttribute("x1"))
                    .satisfies(
                            x -> assertThat(Double.parseDouble(x)).isCloseTo(middle, within(2.0)));
        }
    }

    @Test
    void playingMovesThePlayheadAndPausingStopsIt(Screen screen) {
        try (Opened opened = screen.open(screen.pages().lock(), "#variant-1@1s").ready()) {
            opened.press("Space");
            opened.until("Anachron.stage.at > 1.05e9");
            opened.press("Space");
            String time = opened.time();
            opened.page().waitForTimeout(200);
            assertThat(opened.time()).isEqualTo(time);
            String speed = opened.page().locator(".transport select").inputValue();
            opened.press(">");
            assertThat(opened.page().locator(".transport select").inputValue()).isNotEqualTo(speed);
        }
    }

    @Test
    void messagesAndPartiesCanBeLeftOut(Screen screen) {
        try (Opened opened =
                screen.open(screen.pages().dethroned(), "#variant-1@2.2s").ready()) {
            Locator view = opened.view(1, "messages");
            Locator canvas = view.locator("canvas");
            int all = messages(canvas);
            assertThat(all).isPositive();
            view.locator("summary").click();
            Locator filters = view.locator("fieldset").first().locator("label");
            filters.filter(new Locator.FilterOptions().setHasText("AppendEntries"))
                    .first()
                    .locator("input")
                    .uncheck();
            opened.settle();
            int fewer = messages(canvas);
            assertThat(fewer).isLessThan(all);
            double height = canvas.boundingBox().height;
            view.locator("fieldset").last().locator("input").first().uncheck();
            opened.settle();
            assertThat(canvas.boundingBox().height).isLessThan(height);
            assertThat(messages(canvas)).isLessThanOrEqualTo(fewer);
        }
    }

    private static int messages(Locator canvas) {
        return Integer.parseInt(canvas.getAttribute("aria-label").replaceAll(" messages.*", ""));
    }

    @Test
    void commandsAreCopied(Screen screen) {
        try (Opened opened = screen.open(screen.pages().dethroned()).ready()) {
            opened.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            Locator copy = opened.page().locator("[data-copy=command]");
            copy.click();
            copy.filter(new Locator.FilterOptions().setHasText("Copied")).waitFor();
            assertThat(opened.page().evaluate("navigator.clipboard.readText()"))
                    .isEqualTo(opened.page().locator("#command").textContent())
                    .asString()
                    .startsWith("anachron run dethroned-leader");
        }
    }
}
