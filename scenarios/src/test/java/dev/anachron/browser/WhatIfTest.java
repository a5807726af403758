package dev.anachron.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.anachron.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What if a message had been lost, or a fault had not struck: the command that finds out. */
@ExtendWith(Screens.class)
class WhatIfTest {
    private static final Pattern WORD = Pattern.compile("'[^']*'|\\S+");

    @Test
    void withoutAFaultThatIsChosen(Screen screen) {
        try (Opened opened =
                screen.open(screen.pages().dethroned(), "#variant-1@1.99s").ready()) {
            stepTo(opened, "fault: ");
            Locator view = opened.view(1, "what-if");
            assertThat(view.locator("p").first().textContent())
                    .startsWith("What if this fault had not struck: partition");
            assertThat(view.locator("code").textContent())
                    .startsWith("anachron run dethroned-leader --")
                    .contains(" --variant local --variant what-if --set 'variants.what-if={ ")
                    .contains("faults.1: none");
        }
    }

    @Test
    void theCommandLosesTheMessageThatIsChosenAndNothingBeforeIt(
            Screen screen, @TempDir Path folder) throws IOException {
        String command;
        String sent;
        try (Opened opened =
                screen.open(screen.pages().dethroned(), "#variant-1@1.5s").ready()) {
            stepTo(opened, "n");
            sent = String.valueOf(opened.page()
                    .evaluate("Math.round(Anachron.stage.film.messages"
                            + ".sent[Anachron.stage.selection.id])"));
            Locator view = opened.view(1, "what-if");
            assertThat(view.locator("p").first().textContent())
                    .startsWith("What if this message had been lost: ");
            command = view.locator("code").textContent();
        }
        List<String> words = words(command);
        assertThat(words.remove(0)).isEqualTo("anachron");
        words.addAll(List.of("--no-report", "--out", folder.resolve("again").toString()));
        Ran ran = Ran.of(words.toArray(String[]::new));
        assertThat(ran.code()).as(ran.err()).isZero();

        List<String> plain = happened(folder.resolve("again/local"));
        List<String> without = happened(folder.resolve("again/what-if"));
        int parting = IntStream.range(0, Math.min(plain.size(), without.size()))
                .filter(line -> !plain.get(line).equals(without.get(line)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was lost"));
        assertThat(without.get(parting)).contains("dropped").contains(sent);
    }

    /** What was sent and done; the fault itself is the difference that was asked for. */
    private static List<String> happened(Path variant) throws IOException {
        return Files.readAllLines(variant.resolve("trace.jsonl")).stream()
                .filter(line -> !line.contains("\"fault"))
                .toList();
    }

    private static void stepTo(Opened opened, String beginning) {
        for (int step = 0; step < 200 && !isChosen(opened, beginning); step++) {
            opened.press("ArrowRight");
        }
        assertThat(isChosen(opened, beginning)).as(opened.now()).isTrue();
    }

    private static boolean isChosen(Opened opened, String beginning) {
        boolean chosen = (Boolean) opened.page().evaluate("Anachron.stage.selection !== null");
        return chosen && opened.now().startsWith(beginning) && !opened.now().contains("(lost)");
    }

    /** As a shell takes them. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            words.add(matcher.group().replace("'", ""));
        }
        return words;
    }
}
