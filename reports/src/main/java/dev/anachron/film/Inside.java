package dev.anachron.film;

import dev.anachron.base.NodeId;
import dev.anachron.base.Shards.Shard;
import dev.anachron.check.order.WriteOrder;
import dev.anachron.engine.Run;
import dev.anachron.engine.Run.FaultReport;
import dev.anachron.film.Film.Window;
import dev.anachron.film.Interior.Grip;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Looks into the nodes: makes a film's {@link Interior}. */
final class Inside {
    private final ToIntFunction<NodeId> place;

    Inside(ToIntFunction<NodeId> place) {
        this.place = place;
    }

    Interior of(Run run, List<Window> windows, WordTable words) {
        Shots shots = new Shots(windows);
        ClockRows clocks = new ClockRows();
        StateRows states = new StateRows(shots, words);
        LogRows logs = new LogRows(shots, words);
        HoldingRows holdings = new HoldingRows(shots, words, orders(run.trace()));
        LeaseRows leases = new LeaseRows(shots, words, clocks);
        for (TraceEvent event : run.trace().events()) {
            clocks.take(event);
            states.take(event);
            logs.take(event);
            holdings.take(event);
        }
        states.read(run.states());
        leases.read(run.states());
        logs.end();
        return new Interior(
                states.rows(place),
                logs.logs(place),
                logs.marks(place),
                holdings.rows(place),
                leases.rows(place),
                clocks.rows(place),
                grips(run.faults()));
    }

    /** Each shard orders its own writes. */
    private static Function<NodeId, WriteOrder> orders(Trace trace) {
        if (!trace.shards().divided()) {
            WriteOrder order = WriteOrder.of(trace);
            return node -> order;
        }
        Map<Shard, WriteOrder> orders = new LinkedHashMap<>();
        trace.shards().all().forEach(shard -> orders.put(shard, WriteOrder.of(trace.of(shard))));
        return node -> Objects.requireNonNull(orders.get(trace.shards().of(node)));
    }

    private List<Grip> grips(List<FaultReport> faults) {
        List<Grip> rows = new ArrayList<>();
        for (int row = 0; row < faults.size(); row++) {
            if (!faults.get(row).links().isEmpty()) {
                rows.add(grip(row, faults.get(row).links()));
            }
        }
        return rows;
    }

    private Grip grip(int fault, List<Run.Gripped> links) {
        Column from = new Column();
        Column to = new Column();
        Column cut = new Column();
        for (Run.Gripped link : links) {
            from.add(place.applyAsInt(link.from()));
            to.add(place.applyAsInt(link.to()));
            cut.add(link.cut() ? 1 : 0);
        }
        return new Grip(fault, from.numbers(), to.numbers(), cut.numbers());
    }
}
