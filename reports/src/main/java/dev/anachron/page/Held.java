package dev.anachron.page;

import dev.anachron.base.SimTime;
import dev.anachron.diagram.TimeSpan;
import dev.anachron.history.Operation;
import dev.anachron.page.VariantView.Reference;
import dev.anachron.page.VariantView.Step;
import dev.anachron.page.VariantView.Why;
import dev.anachron.report.Judged;
import dev.anachron.spi.Fact;
import dev.anachron.trace.TraceEvent.Noted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a promise held here that another variant broke: what the same client was answered, and how. */
final class Held {
    private static final int FEW = 2;

    private Held() {}

    static Why why(Judged judged, @Nullable Reference reference) {
        Operation wrong = reference == null ? null : reference.wrong();
        if (wrong == null || !wrong.isRead()) {
            return Why.NONE;
        }
        List<Operation> asked = judged.run().history().operations().stream()
                .filter(o -> o.isRead() && o.client().equals(wrong.client()))
                .filter(o -> o.returnedNanos() >= wrong.invokedNanos())
                .limit(FEW)
                .toList();
        if (asked.isEmpty()) {
            return Why.NONE;
        }
        List<Step> steps = new ArrayList<>();
        asked.forEach(read -> tell(judged, read, steps));
        String heading = "At the moment at which another variant broke its promise, "
                + wrong.client() + " asked here, too.";
        return new Why("Why it held", heading, steps);
    }

    private static void tell(Judged judged, Operation read, List<Step> steps) {
        String what = read.client() + " asked for " + read.command().key();
        if (read.ok()) {
            String how = served(judged, read)
                    .map(fact -> " from " + fact.how().text())
                    .orElse("");
            steps.add(step(
                    read,
                    what + ", and " + read.servedBy() + " answered" + how + ": "
                            + read.value().text() + "."));
            return;
        }
        String until = read.returnedNanos() == SimTime.NEVER
                ? "until the run ended"
                : "for " + SimTime.span(read.latencyNanos()) + ", then it gave up";
        steps.add(step(
                read,
                what + " and waited in vain " + until
                        + ": rather no answer than one that may be wrong."));
    }

    private static Step step(Operation read, String text) {
        return new Step(
                TimeSpan.seconds(read.invokedNanos()), read.invokedNanos(), read.id(), text);
    }

    /** How the replica says that it answered: the last such fact before the client had the answer. */
    private static Optional<Fact.Served> served(Judged judged, Operation read) {
        return judged.run()
                .trace()
                .of(Noted.class)
                .filter(noted -> noted.atNanos() >= read.invokedNanos())
                .filter(noted -> noted.atNanos() <= read.returnedNanos())
                .filter(noted -> noted.node().equals(read.servedBy()))
                .map(Noted::fact)
                .filter(fact ->
                        fact instanceof Fact.Served served && served.client().equals(read.client()))
                .map(Fact.Served.class::cast)
                .reduce((earlier, later) -> later);
    }
}
