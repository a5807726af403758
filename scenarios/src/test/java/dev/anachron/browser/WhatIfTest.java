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
                    .contains("faults.1: none")
                    .endsWith(" --out out/dethroned-leader/what-if");
        }
    }

    @Test
    void withoutAFaultThatTheVariantItselfPutThere(Screen screen, @TempDir Path folder)
            throws IOException {
        String variant = "forge-to-clients";
        Path page = screen.pages().made("byzantine-raft", "--variant", variant);
        Path again = run(chosen(screen, page, "kind: 'fault', id: 0"), folder);
        assertThat(Files.readString(again.resolve(variant + "/trace.jsonl")))
                .contains("begins: byzantine");
        assertThat(Files.readString(again.resolve("what-if/trace.jsonl")))
                .doesNotContain("begins: byzantine")
                .contains("begins: crash");
    }

    /** What another what-if took away stays away, and the two stand side by side. */
    @Test
    void whatIfOfAWhatIf(Screen screen, @TempDir Path folder) throws IOException {
        String first = "variants.what-if={ faults.1: none, expect: {} }";
        Path page = screen.pages().made("dethroned-leader", "--variant", "what-if", "--set", first);
        String command = chosen(screen, page, "kind: 'message', id: 1000");
        assertThat(command)
                .contains(" --variant what-if --variant what-if-2 --set ")
                .endsWith(" --out out/dethroned-leader/what-if-2");
        Path again = run(command, folder);
        assertThat(Files.readString(again.resolve("what-if/trace.jsonl")))
                .doesNotContain("begins:");
        assertThat(Files.readString(again.resolve("what-if-2/trace.jsonl")))
                .contains("begins: loss of 100% of number")
                .doesNotContain("begins: partition");
    }

    @Test
    void whatCrossesNoNetworkIsNotToBeLost(Screen screen) {
        Path page = screen.pages().made("clock-jump-lease", "--variant", "read-index");
        try (Opened opened = screen.open(page).ready()) {
            choose(
                    opened,
                    "kind: 'message', id: Array.from(Anachron.stage.film.messages.from)"
                            + ".findIndex((from, row) =>"
                            + " from === Anachron.stage.film.messages.to[row])");
            Locator view = opened.view(1, "what-if");
            assertThat(view.locator("p").first().textContent())
                    .startsWith("This message crosses no network and cannot be lost: Transfer");
            assertThat(view.locator("button").isVisible()).isFalse();
        }
    }

    @Test
    void aFaultThatWasDrawnIsWrittenOut(Screen screen) {
        Path page = screen.pages().made("chaos", "--variant", "correct");
        String command = chosen(screen, page, "kind: 'fault', id: 0");
        assertThat(command).isEqualTo("anachron show chaos --seed 10 --variant correct --drawn");
        assertThat(Ran.of(words(command).subList(1, 8).toArray(String[]::new)).out())
                .contains("faults:");
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
        Path again = run(command, folder);

        List<String> plain = happened(again.resolve("local"));
        List<String> without = happened(again.resolve("what-if"));
        int parting = IntStream.range(0, Math.min(plain.size(), without.size()))
                .filter(line -> !plain.get(line).equals(without.get(line)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was lost"));
        assertThat(without.get(parting)).contains("dropped").contains(sent);
    }

    /** Runs it, but into that folder. */
    private static Path run(String command, Path folder) {
        List<String> words = words(command);
        assertThat(words.remove(0)).isEqualTo("anachron");
        Path out = folder.resolve(words.get(words.size() - 1));
        words.set(words.size() - 1, out.toString());
        words.add("--no-report");
        Ran ran = Ran.of(words.toArray(String[]::new));
        assertThat(ran.code()).as(ran.err()).isZero();
        return out;
    }

    private static String chosen(Screen screen, Path page, String selection) {
        try (Opened opened = screen.open(page).ready()) {
            choose(opened, selection);
            return String.valueOf(opened.view(1, "what-if").locator("code").textContent());
        }
    }

    private static void choose(Opened opened, String selection) {
        opened.page()
                .evaluate("Anachron.stage.go(Anachron.stage.at,"
                        + " { selection: { film: Anachron.stage.film, " + selection + " } })");
        opened.seeAll();
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
