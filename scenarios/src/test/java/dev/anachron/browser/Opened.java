package dev.anachron.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * A page on the screen. Whatever goes wrong behind the reader's back is kept: an error, a dialog, a
 * request to anywhere. {@link #close} finds there was nothing of the kind.
 */
final class Opened implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();

    private Opened(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        context.setDefaultTimeout(60_000);
    }

    static Opened of(BrowserContext context, String address) {
        Opened opened = new Opened(context);
        opened.watch(address.replaceFirst("#.*", ""));
        opened.page.navigate(address);
        return opened;
    }

    private void watch(String address) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                troubles.add("console: " + message.text());
            }
        });
        page.onPageError(error -> troubles.add("exception: " + error));
        page.onDialog(dialog -> {
            troubles.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        context.onPage(other -> troubles.add("a new page: " + other.url()));
        context.route("**/*", route -> {
            String url = route.request().url().replaceFirst("#.*", "");
            if (url.equals(address)) {
                route.resume();
            } else {
                troubles.add("request: " + url);
                route.abort();
            }
        });
    }

    Page page() {
        return page;
    }

    List<String> troubles() {
        return troubles;
    }

    /** Waits until the player stands. */
    Opened ready() {
        page.locator("html[data-ready=true]").waitFor();
        settle();
        return this;
    }

    /** Lets the page draw. */
    void settle() {
        page.evaluate("() => new Promise(done => requestAnimationFrame("
                + "() => requestAnimationFrame(() => setTimeout(done))))");
    }

    /** Waits for something to be so; the page's policy forbids to wait within the page. */
    void until(String condition) {
        for (int turn = 0; turn < 1_000; turn++) {
            if (Boolean.TRUE.equals(page.evaluate(condition))) {
                settle();
                return;
            }
            page.waitForTimeout(20);
        }
        throw new AssertionError("never came: " + condition);
    }

    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        settle();
    }

    /** What the playhead says, {@code 2.210605s}. */
    String time() {
        return page.locator("output.time").textContent();
    }

    double seconds() {
        String time = time();
        return Double.parseDouble(time.substring(0, time.length() - 1));
    }

    /** What the bar says is chosen, or has just happened. */
    String now() {
        return page.locator(".transport .now span").textContent();
    }

    Locator in(int variant, String selector) {
        return page.locator("#variant-" + variant + " " + selector);
    }

    /** A view of the player, brought on the screen and drawn. */
    Locator view(int variant, String name) {
        Locator view = in(variant, ".view[data-view=" + name + "]");
        view.scrollIntoViewIfNeeded();
        settle();
        return view;
    }

    /** All views have been on the screen once. */
    void seeAll() {
        for (Locator view : page.locator(".player .view").all()) {
            view.scrollIntoViewIfNeeded();
            settle();
        }
    }

    void openAllDetails() {
        page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)");
        settle();
    }

    @Override
    public void close() {
        settleIfPossible();
        context.close();
        assertThat(troubles).as("errors, dialogs and requests").isEmpty();
    }

    /** What is under way may still go wrong. */
    private void settleIfPossible() {
        if (!page.isClosed()) {
            page.waitForTimeout(50);
        }
    }
}
