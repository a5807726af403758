package dev.anachron.diagram;

import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;

/** How a bar looks, in the order of drawing: what matters most lies on top. */
enum BarStyle {
    LOCK("lock"),
    READ("read"),
    WRITE("write"),
    FAILED("failed"),
    OPEN("open"),
    MISSED("missed"),
    STALE("stale");

    private final String cssClass;

    BarStyle(String cssClass) {
        this.cssClass = cssClass;
    }

    String cssClass() {
        return cssClass;
    }

    static BarStyle of(Operation operation, Highlights highlights) {
        if (highlights.stale().contains(operation.id())) {
            return STALE;
        }
        Highlights.Arrow missed = highlights.missed();
        if (missed != null && missed.earlier() == operation.id()) {
            return MISSED;
        }
        if (operation.outcome() == Outcome.INFO) {
            return OPEN;
        }
        if (operation.outcome() == Outcome.FAIL) {
            return FAILED;
        }
        if (operation.command().locks()) {
            return LOCK;
        }
        return operation.isRead() ? READ : WRITE;
    }
}
