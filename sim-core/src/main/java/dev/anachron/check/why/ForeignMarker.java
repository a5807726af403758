package dev.anachron.check.why;

import dev.anachron.base.Shards;
import dev.anachron.base.Version;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.Sent;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A read that demanded a place in the log of another shard: its client keeps one marker for all of them. */
final class ForeignMarker {
    /** As a {@code Request} names the version that the answering replica must have applied. */
    private static final Pattern AT_LEAST = Pattern.compile("at-least=(\\d+)@(\\d+)");

    private final History history;
    private final Trace trace;

    /** Of a whole run. */
    ForeignMarker(History history, Trace trace) {
        this.history = history;
        this.trace = trace;
    }

    /** The sentence on it; empty when the read demanded nothing, or what its own shard had told. */
    Optional<Evidence> of(Operation read) {
        Shards shards = trace.shards();
        Version demanded = demanded(read);
        if (!shards.divided() || demanded.equals(Version.NONE)) {
            return Optional.empty();
        }
        List<Operation> tellers = history.operations().stream()
                .filter(o -> o.client().equals(read.client()) && o.ok())
                .filter(o -> o.returnedNanos() <= read.invokedNanos())
                .filter(o -> demanded.equals(o.isRead() ? o.position() : o.version()))
                .toList();
        Shards.Shard own = shards.of(read.command().key());
        boolean told =
                tellers.stream().anyMatch(o -> shards.of(o.command().key()).equals(own));
        return told
                ? Optional.empty()
                : tellers.stream()
                        .reduce((one, later) -> later)
                        .map(teller -> sentence(read, demanded, teller));
    }

    /** As it said when it was first sent; of a trace that was read back there is the text alone. */
    private Version demanded(Operation read) {
        return trace.of(Sent.class)
                .dropWhile(sent -> sent.atNanos() < read.invokedNanos())
                .takeWhile(sent -> sent.atNanos() <= read.returnedNanos())
                .filter(sent -> sent.from().equals(read.client()))
                .map(sent -> AT_LEAST.matcher(sent.message().text()))
                .findFirst()
                .filter(Matcher::find)
                .map(found ->
                        new Version(Long.parseLong(found.group(2)), Long.parseLong(found.group(1))))
                .orElse(Version.NONE);
    }

    private Evidence sentence(Operation read, Version demanded, Operation teller) {
        Shards shards = trace.shards();
        return new Evidence(
                read.id(),
                read.invokedNanos(),
                "Its marker was " + demanded + ", from its " + teller.command().text()
                        + ": a place in the log of shard "
                        + shards.of(teller.command().key()).name()
                        + ", which says nothing about that of shard "
                        + shards.of(read.command().key()).name() + ".");
    }
}
