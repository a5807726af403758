package dev.anachron.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Predict, then reveal. */
@ExtendWith(Screens.class)
class LessonTest {
    @Test
    void whatHasNotHappenedIsHiddenUntilItWasPredicted(Screen screen) {
        try (Opened opened =
                screen.open(screen.pages().dethroned(), "#variant-1@1s").ready()) {
            opened.press("l");
            Page page = opened.page();
            Locator card = page.locator(".question");
            assertThat(card.locator(".count").textContent()).startsWith("Question 1 of ");
            assertThat(opened.in(1, ".why").isVisible()).isFalse();
            assertThat(opened.in(1, ".reason").isVisible()).isFalse();
            Locator view = opened.view(1, "transcript");
            assertThat(view.locator("td:first-child").allTextContents())
                    .isNotEmpty()
                    .allSatisfy(time ->
                            assertThat(seconds(time)).isLessThanOrEqualTo(opened.seconds()));
            String answer = (String) page.evaluate(
                    "Anachron.lesson.asked[0].kind + ' ' + Anachron.lesson.asked[0].right");
            assertThat(answer).startsWith("leader n");
            assertThat(view.textContent()).doesNotContain("becomes leader");
            double before = opened.seconds();

            String right = answer.substring("leader ".length());
            choice(card, right).click();
            opened.until("!Anachron.stage.playing");
            assertThat(card.locator("h2").textContent()).isEqualTo("✓ " + right + ", as you said.");
            assertThat(opened.seconds()).isGreaterThan(before);

            choice(card, "Next").click();
            opened.settle();
            assertThat(card.locator(".count").textContent()).startsWith("Question 2 of ");
            String wrong = (String) page.evaluate("Anachron.lesson.asked[1].choices.find("
                    + "one => one !== Anachron.lesson.asked[1].right)");
            choice(card, wrong).click();
            assertThat(card.locator("h2").textContent()).startsWith("✕ No: ");
            opened.press("l");
            assertThat(card.isVisible()).isFalse();
            assertThat(opened.in(1, ".why").isVisible()).isTrue();
        }
    }

    private static double seconds(String time) {
        return Double.parseDouble(time.replace("s", ""));
    }

    private static Locator choice(Locator card, String text) {
        return card.locator("button")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }
}
