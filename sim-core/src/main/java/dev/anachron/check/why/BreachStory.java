package dev.anachron.check.why;

import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.invariant.Roles;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.TraceEvent.Noted;

import java.util.ArrayList;
import java.util.List;

/** The story of a broken invariant: who led, what was broken, and the facts that contradict it. */
final class BreachStory {
    private static final int LEADERS_AT_MOST = 3;
    private static final int FAULTS_AT_MOST = 2;

    private final Verdict verdict;
    private final Account account;
    private final Trace trace;
    private final long endNanos;
    private final Telling telling;

    BreachStory(Verdict verdict, Account account) {
        this.verdict = verdict;
        this.account = account;
        this.trace = account.trace();
        this.telling = new Telling(trace);
        this.endNanos =
                verdict.evidence().stream().mapToLong(Evidence::atNanos).max().orElse(0);
    }

    /** The sentences by their moments, the conclusion last. */
    List<Evidence> tell() {
        Scene scene = account.until(endNanos);
        List<Noted> facts = facts();
        List<Noted> elections = new ArrayList<>(scene.elections());
        elections.removeAll(facts);
        latest(elections, LEADERS_AT_MOST)
                .forEach(noted -> telling.tell(noted.atNanos(), sentence(noted)));
        List<FaultChanged> faults = scene.faultsSince(endNanos);
        latest(faults, FAULTS_AT_MOST)
                .forEach(fault -> telling.tell(fault.atNanos(), FaultWords.of(fault)));
        facts.forEach(noted -> telling.tell(noted.atNanos(), sentence(noted)));
        return telling.inOrder(new Evidence(-1, endNanos, conclusion(facts)));
    }

    private static <T> List<T> latest(List<T> all, int count) {
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    /** The facts that the verdict names, as the trace has them. */
    private List<Noted> facts() {
        List<Noted> facts = new ArrayList<>();
        for (Evidence evidence : verdict.evidence()) {
            trace.of(Noted.class)
                    .filter(noted -> noted.atNanos() == evidence.atNanos())
                    .filter(noted -> evidence.text()
                            .equals(noted.node() + ": " + noted.fact().text()))
                    .findFirst()
                    .ifPresent(facts::add);
        }
        return facts;
    }

    private static String sentence(Noted noted) {
        Fact fact = noted.fact();
        if (fact instanceof Fact.Role role) {
            return noted.node() + " became " + Roles.told(role) + ".";
        }
        if (fact instanceof Fact.Append append) {
            return noted.node() + " put entry " + append.entry() + " into its log: "
                    + append.content().text() + ".";
        }
        if (fact instanceof Fact.Apply apply) {
            return noted.node() + " applied entry " + apply.entry() + ": "
                    + apply.content().text() + ".";
        }
        if (fact instanceof Fact.Truncate truncate) {
            return noted.node() + " removed the end of its log from index " + truncate.fromIndex()
                    + " on.";
        }
        if (fact instanceof Fact.Lease lease) {
            return noted.node() + " gave " + lease.client() + " the " + lease.lock()
                    + " with token " + lease.token() + ".";
        }
        return noted.node() + ": " + fact.text() + ".";
    }

    private static String conclusion(List<Noted> facts) {
        if (facts.isEmpty()) {
            return "So the promise was broken.";
        }
        Fact last = facts.get(facts.size() - 1).fact();
        if (last instanceof Fact.Role role) {
            return "So " + Roles.reign(role) + " had two "
                    + (role.role().equals(Roles.PRIMARY) ? "primaries" : "leaders")
                    + ", and each could decide without the other.";
        }
        if (last instanceof Fact.Apply) {
            return facts.size() > 1
                    ? "So replicas that ought to be equal have gone apart."
                    : "So its state is no longer what the log says.";
        }
        if (last instanceof Fact.Lease lease) {
            return "So two clients had the " + lease.lock() + " at the same time.";
        }
        if (last instanceof Fact.Append && facts.size() > 1) {
            return "So two logs differ where they must be the same.";
        }
        return "So the log of " + facts.get(facts.size() - 1).node()
                + " is no longer one that only grew at its end.";
    }
}
