package dev.anachron.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
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

    /** Neither the drawings nor anything that is written, also for those who listen. */
    @Test
    void nothingTellsTheAnswerBeforeItIsGiven(Screen screen) {
        try (Opened opened =
                screen.open(screen.pages().dethroned(), "#variant-1@1s").ready()) {
            Page page = opened.page();
            opened.seeAll();
            page.evaluate(DRAWN);
            opened.press("l");
            for (int question = 0; question < 3; question++) {
                page.evaluate(
                        "number => { drawn = []; Anachron.lesson.next(number, 0); }", question);
                opened.seeAll();
                opened.view(1, "timeline");
                String right = asked(page, question, "right");
                String told = String.valueOf(page.evaluate("drawn.join('\\n')"));
                assertThat(told).contains("c1");
                if (asked(page, question, "kind").equals("leader")) {
                    assertThat(told).doesNotContain(right + " leads");
                } else {
                    assertThat(told).doesNotContain("→ " + right);
                    assertThat(opened.view(1, "messages")
                                    .locator("canvas")
                                    .getAttribute("aria-label"))
                            .doesNotContain("old value");
                }
                assertThat(page.locator(
                                        ".lesson .badge.bad:visible, .violation:visible, .beside:visible")
                                .count())
                        .isEqualTo(1); // the one that the legend explains
                assertThat(page.evaluate("Array.from(document.querySelectorAll('.strip"
                                + " canvas'), one => one.getAttribute('aria-label'))"
                                + ".filter(told => told.includes('old value')).length"))
                        .isEqualTo(0);
            }
        }
    }

    /** The answer of a read is not on its way yet, and whoever leads from the beginning is no question. */
    @Test
    void everyQuestionIsOpenWhenItIsAsked(Screen screen) {
        for (String scenario : List.of("gc-pause-lock", "sharded-session", "shopping-cart")) {
            try (Opened opened = screen.open(screen.pages().made(scenario)).ready()) {
                assertThat(opened.page().evaluate(OPEN_QUESTIONS)).as(scenario).isEqualTo("");
            }
        }
    }

    /** Says which questions have not exactly one right answer that is still to come. */
    private static final String OPEN_QUESTIONS = """
            () => Anachron.stage.films.flatMap(film => {
              Anachron.stage.film = film;
              Anachron.lesson.toggle();
              const asked = Anachron.lesson.asked;
              Anachron.lesson.toggle();
              return asked.map((question, place) => {
                const many = question.choices.filter(choice => /^[[{]/.test(choice)).length;
                const leading = film.moments.filter(moment => moment.kind === 'leader'
                  && moment.atNanos > question.stop && moment.atNanos < question.at).length;
                const wrong = [
                  question.stop < 0 || question.stop >= question.at ? 'not before its answer' : '',
                  place > 0 && question.stop < asked[place - 1].at ? 'gives another away' : '',
                  question.choices.length < 2 ? 'no choice' : '',
                  new Set(question.choices).size < question.choices.length ? 'twice the same' : '',
                  question.choices.includes(question.right) ? '' : 'no right one',
                  many % question.choices.length ? 'the right one looks different' : '',
                  question.kind === 'leader' && leading > 0 ? 'somebody else leads first' : '',
                  question.kind === 'read' && question.stop > film.operations.invoked[question.row]
                    && place === 0 ? 'may be answered' : '' ].filter(one => one);
                return wrong.map(one => film.variant + ': ' + question.ask + ' ' + one);
              }).flat();
            }).join('; ')""";

    /** Keeps what is written into drawings. */
    private static final String DRAWN = """
            () => {
              window.drawn = [];
              const write = CanvasRenderingContext2D.prototype.fillText;
              CanvasRenderingContext2D.prototype.fillText = function (text, x) {
                if (!this.canvas.closest('[data-view=clocks]')) {
                  drawn.push(text);
                }
                return write.apply(this, arguments);
              };
            }""";

    private static String asked(Page page, int question, String what) {
        return String.valueOf(page.evaluate(
                "([number, what]) => Anachron.lesson.asked[number][what]",
                List.of(question, what)));
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
