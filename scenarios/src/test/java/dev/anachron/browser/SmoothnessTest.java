package dev.anachron.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Measures how soon the page of a long run opens and how smoothly its playhead moves; what it
 * prints is quoted in {@code docs/performance.md}. It demands nothing: a figure depends on the
 * machine, and on what else it does. {@code -Danachron.smoothness=12,62} says how many simulated
 * seconds each run takes.
 */
@ExtendWith(Screens.class)
@EnabledIfSystemProperty(named = "anachron.smoothness", matches = "[0-9,]+")
class SmoothnessTest {
    private static final List<String> VIEWS =
            List.of("timeline", "messages", "cluster", "state", "clocks", "transcript");
    private static final int ROUNDS = 5;

    @Test
    void scrubbing(Screen screen) throws IOException {
        for (String seconds : System.getProperty("anachron.smoothness").split(",")) {
            String duration = "duration=" + seconds + "s";
            measure(
                    screen,
                    screen.pages()
                            .made("dethroned-leader", "--variant", "local", "--set", duration));
        }
    }

    private static void measure(Screen screen, Path page) throws IOException {
        double[] opening = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            try (Opened opened = screen.open(page).ready()) {
                opening[round] =
                        number(opened, "performance.getEntriesByName('ready')[0].startTime");
            }
        }
        Arrays.sort(opening);
        try (Opened opened = screen.open(page).ready()) {
            opened.seeAll();
            print(
                    "%.0f events, page %.2f MB, ready after %.2f s (median of %d; best %.2f s)%n",
                    number(opened, "Anachron.stage.films[0].events.at.length"),
                    Files.size(page) / 1e6,
                    opening[ROUNDS / 2] / 1e3,
                    ROUNDS,
                    opening[0] / 1e3);
            print("| view | in sight | frames a second | median frame | slowest frame of 20 |"
                    + " script of a frame |%n|---|---|---|---|---|---|%n");
            for (String view : VIEWS) {
                opened.view(1, view);
                scrub(opened, view, "whole run", "Anachron.stage.end");
                scrub(opened, view, "10 s", "1e10");
                scrub(opened, view, "0.5 s", "5e8");
            }
        }
    }

    private static void scrub(Opened opened, String view, String inSight, String span) {
        JsonArray found = JsonParser.parseString(
                        (String) opened.page().evaluate(SCRUB.replace("SPAN", span)))
                .getAsJsonArray();
        print(
                "| %s | %s | %.0f | %.1f ms | %.1f ms | %.2f ms |%n",
                view,
                inSight,
                found.get(0).getAsDouble(),
                found.get(1).getAsDouble(),
                found.get(2).getAsDouble(),
                found.get(3).getAsDouble());
    }

    /** From begin to end in three seconds, as a hand on the slider does it. */
    private static final String SCRUB = """
            () => new Promise(done => {
              const stage = Anachron.stage, frames = [], scripts = [];
              stage.show(0, SPAN);
              const begin = performance.now();
              let before = begin;
              const redraw = stage.listeners.slice();
              stage.listeners = [() => {
                const from = performance.now();
                redraw.forEach(one => one(stage));
                scripts.push(performance.now() - from);
              }];
              const frame = now => {
                const real = performance.now();
                frames.push(real - before);
                before = real;
                const share = (real - begin) / 3000;
                if (share < 1) {
                  stage.go(share * stage.end, { selection: null });
                  requestAnimationFrame(frame);
                } else {
                  stage.listeners = redraw;
                  const sorted = column => column.slice().sort((a, b) => a - b);
                  const all = sorted(frames);
                  done(JSON.stringify([frames.length / (real - begin) * 1000,
                    all[all.length >> 1], all[Math.floor(all.length * 0.95)],
                    sorted(scripts)[scripts.length >> 1]]));
                }
              };
              requestAnimationFrame(frame);
            })""";

    private static double number(Opened opened, String expression) {
        return ((Number) opened.page().evaluate(expression)).doubleValue();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
