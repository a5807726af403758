package dev.anachron.engine;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.client.Client;
import dev.anachron.client.ClientSettings;
import dev.anachron.engine.SimProcess.Arrived;
import dev.anachron.engine.SimProcess.Due;
import dev.anachron.engine.SimProcess.Work;
import dev.anachron.network.Envelope;
import dev.anachron.network.Fate;
import dev.anachron.network.LinkRule;
import dev.anachron.network.Network;
import dev.anachron.scenario.Setup;
import dev.anachron.scenario.Setup.ClientPlan;
import dev.anachron.scenario.Setup.ClockError;
import dev.anachron.scenario.Setup.PlannedFault;
import dev.anachron.scenario.Setup.ScriptStep;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Timer;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;
import dev.anachron.trace.TraceRecorder;
import dev.anachron.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns a set-up and a seed into a {@link Run}: one thread, one queue, one order. The same set-up and
 * seed make the same run on every machine.
 *
 * <p>Random streams are named after what draws from them: {@code link/n1→n2}, {@code node/n3},
 * {@code client/c1}, {@code disk/n2}, {@code fault/0}.
 */
public final class Simulation {
    private final Setup setup;
    private final RandomStream random;
    private final EventQueue queue = new EventQueue();
    private final TraceRecorder trace = new TraceRecorder();
    private final HistoryRecorder history;
    private final Network network;
    private final Map<NodeId, SimProcess> processes = new TreeMap<>();
    private final List<FaultWorld> faults = new ArrayList<>();
    private long nowNanos;
    private long events;
    private long messages;
    private long delivered;
    private long dropped;

    private Simulation(Setup setup, long seed) {
        this.setup = setup;
        this.random = RandomStream.root(seed);
        this.history = new HistoryRecorder(this::now, trace);
        this.network = new Network(setup.network().topology(), random.child("link"));
    }

    /** Runs the set-up to its end. */
    public static Run run(Setup setup, long seed) {
        Simulation simulation = new Simulation(setup, seed);
        simulation.prepare();
        simulation.loop();
        return simulation.finish(seed);
    }

    // The run

    private void prepare() {
        if (setup.network().loss() > 0) {
            network.install(new SteadyLoss(setup.network().loss(), random.child("loss")));
        }
        for (NodeId id : setup.cluster().nodes()) {
            ClockError error = setup.cluster().clocks().getOrDefault(id, ClockError.NONE);
            processes.put(id, new SimProcess(id, new SimClock(error, this::now)));
        }
        for (int i = 0; i < setup.clients().size(); i++) {
            addClient(i);
        }
        for (int i = 0; i < setup.faults().size(); i++) {
            plan(i, setup.faults().get(i));
        }
        for (NodeId id : setup.cluster().nodes()) {
            start(process(id));
        }
        for (ClientPlan client : setup.clients()) {
            SimProcess process = process(client.settings().id());
            handle(process, out -> process.node().start(out));
        }
        for (int i = 0; i < setup.script().size(); i++) {
            ScriptStep step = setup.script().get(i);
            arm(process(step.client()), new Client.ScriptStep(i, step.command()), step.atNanos());
        }
    }

    private void addClient(int index) {
        ClientPlan plan = setup.clients().get(index);
        ClientSettings settings = plan.settings();
        Workload workload = plan.workload() == null
                ? null
                : plan.workload().factory().apply(plan.workloadSettings(), index + 1);
        RandomStream own = random.child("client").child(settings.id().name());
        SimProcess process =
                new SimProcess(settings.id(), new SimClock(ClockError.NONE, this::now));
        process.up(new Client(
                settings, workload, own, history, index, setup.clients().size()));
        processes.put(settings.id(), process);
    }

    private void plan(int index, PlannedFault planned) {
        FaultWorld world =
                new FaultWorld(this, index, random.child("fault").child(Integer.toString(index)));
        faults.add(world);
        queue.schedule(planned.atNanos(), () -> world.strike(planned.fault()));
        if (planned.forNanos() != SimTime.NEVER) {
            queue.schedule(SimTime.plus(planned.atNanos(), planned.forNanos()), world::heal);
        }
    }

    private void loop() {
        while (!queue.isEmpty() && queue.nextAtNanos() <= setup.durationNanos()) {
            nowNanos = queue.nextAtNanos();
            events++;
            queue.take().happen();
        }
        nowNanos = setup.durationNanos();
    }

    private Run finish(long seed) {
        SortedMap<String, Long> draws = new TreeMap<>();
        random.drawsInto(draws);
        return new Run(
                seed,
                nowNanos,
                events,
                history.finish(),
                trace.finish(random),
                new Run.Messages(messages, delivered, dropped),
                faults.stream()
                        .filter(FaultWorld::struck)
                        .map(fault -> fault.report(nowNanos))
                        .toList(),
                draws);
    }

    // Processes

    private void start(SimProcess process) {
        Setup.Cluster cluster = setup.cluster();
        Node node = cluster.protocol()
                .create(new NodeContext(
                        process.id,
                        cluster.nodes(),
                        random.child("node").child(process.id.name()),
                        process.clock,
                        cluster.settings(),
                        process.disk.saved()));
        process.up(node);
        handle(process, node::start);
    }

    /** Works off the run queue until the process is busy, frozen, down or out of work. */
    private void pump(SimProcess process) {
        while (process.isUp() && !process.isFrozen() && process.working == null) {
            Work work = process.queue.poll();
            if (work == null) {
                return;
            }
            if (work instanceof Arrived arrived) {
                deliver(process, arrived);
            } else if (work instanceof Due due && process.fire(due)) {
                trace.record(new TraceEvent.TimerFired(
                        nowNanos, due.dueNanos(), process.id, due.timer()));
                handle(process, out -> process.node().onTimer(due.timer(), out));
            }
        }
    }

    private void deliver(SimProcess process, Arrived arrived) {
        Envelope envelope = arrived.envelope();
        delivered++;
        trace.record(new TraceEvent.Delivered(
                nowNanos,
                arrived.arrivedNanos(),
                envelope.id(),
                envelope.from(),
                envelope.to(),
                envelope.message()));
        handle(process, out -> process.node().onMessage(envelope.from(), envelope.message(), out));
    }

    /** A handler: it decides now, and what it decided takes effect when the work and its writes are done. */
    private interface Handler {
        void handle(Effects out);
    }

    private void handle(SimProcess process, Handler handler) {
        Effects effects = new Effects();
        handler.handle(effects);
        long workNanos = workNanos(process, effects);
        process.disk.write(effects.saves);
        process.working = effects;
        if (workNanos == 0) {
            complete(process);
        } else {
            busyUntil(process, SimTime.plus(nowNanos, workNanos));
        }
    }

    private long workNanos(SimProcess process, Effects effects) {
        if (!isNode(process.id)) {
            return 0; // clients are not what is measured: they answer at once
        }
        long workNanos = setup.cluster().handlerNanos();
        if (!effects.saves.isEmpty()) {
            RandomStream disk = random.child("disk").child(process.id.name());
            workNanos = SimTime.plus(workNanos, setup.cluster().diskWrite().sampleNanos(disk));
        }
        return workNanos;
    }

    private void busyUntil(SimProcess process, long atNanos) {
        process.doneAtNanos = atNanos;
        process.workToken++;
        long token = process.workToken;
        queue.schedule(atNanos, () -> {
            if (process.workToken == token) {
                complete(process);
                pump(process);
            }
        });
    }

    /** Saves first, then facts, timers and messages: nobody hears what a crash could undo. */
    private void complete(SimProcess process) {
        Effects effects = process.working;
        if (effects == null) {
            return;
        }
        process.working = null;
        process.workToken++;
        process.disk
                .sync()
                .forEach(saved -> trace.record(new TraceEvent.Saved(nowNanos, process.id, saved)));
        effects.facts.forEach(
                fact -> trace.record(new TraceEvent.Noted(nowNanos, process.id, fact)));
        for (Effects.Alarm alarm : effects.alarms) {
            if (alarm.delayNanos() < 0) {
                process.disarm(alarm.timer());
            } else {
                arm(
                        process,
                        alarm.timer(),
                        SimTime.plus(process.clock.nowNanos(), alarm.delayNanos()));
            }
        }
        for (Effects.Outgoing outgoing : effects.sends) {
            Envelope envelope =
                    new Envelope(messages, process.id, outgoing.to(), outgoing.message(), nowNanos);
            messages++;
            trace.record(new TraceEvent.Sent(
                    nowNanos, envelope.id(), envelope.from(), envelope.to(), envelope.message()));
            route(envelope);
        }
    }

    private void arm(SimProcess process, Timer timer, long localDueNanos) {
        long generation = process.arm(timer, localDueNanos);
        long atNanos = process.clock.trueAt(localDueNanos);
        queue.schedule(atNanos, () -> {
            if (process.isArmed(timer, generation)) {
                Due due = new Due(timer, generation, atNanos);
                if (process.isFrozen()) {
                    process.late.add(due);
                    faults.get(process.frozenBy.last()).count("timersLate");
                } else {
                    process.queue.add(due);
                    pump(process);
                }
            }
        });
    }

    // Messages

    private void route(Envelope envelope) {
        Network.Decision decision = network.decide(envelope);
        Fate fate = decision.fate();
        if (fate instanceof Fate.Deliver deliver) {
            travel(envelope, deliver.afterNanos());
        } else if (fate instanceof Fate.Drop drop) {
            drop(envelope, drop.why());
            credit(decision.by(), "messagesDropped");
        } else if (fate instanceof Fate.Duplicate twice) {
            credit(decision.by(), "messagesDuplicated");
            travel(envelope, twice.afterNanos());
            travel(envelope, twice.againAfterNanos());
        } else if (fate instanceof Fate.Hold) {
            credit(decision.by(), "messagesHeld");
            owner(decision.by()).hold(decision.by(), envelope);
        }
    }

    private void travel(Envelope envelope, long afterNanos) {
        queue.schedule(SimTime.plus(nowNanos, afterNanos), () -> arrive(envelope));
    }

    private void arrive(Envelope envelope) {
        SimProcess process = process(envelope.to());
        if (!process.isUp()) {
            drop(envelope, envelope.to() + " is down");
            faults.get(process.downBy.last()).count("messagesDropped");
            return;
        }
        Arrived arrived = new Arrived(envelope, nowNanos);
        if (process.isFrozen()) {
            process.door.add(arrived);
            faults.get(process.frozenBy.last()).count("messagesWaited");
        } else {
            process.queue.add(arrived);
            pump(process);
        }
    }

    private void drop(Envelope envelope, String why) {
        dropped++;
        trace.record(new TraceEvent.Dropped(
                nowNanos, envelope.id(), envelope.from(), envelope.to(), envelope.message(), why));
    }

    private void credit(@Nullable LinkRule rule, String effect) {
        for (FaultWorld fault : faults) {
            if (rule != null && fault.owns(rule)) {
                fault.count(effect);
            }
        }
    }

    private FaultWorld owner(@Nullable LinkRule rule) {
        return faults.stream()
                .filter(fault -> rule != null && fault.owns(rule))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("only a fault may hold messages"));
    }

    // What faults get hold of, through FaultWorld

    long now() {
        return nowNanos;
    }

    Setup setup() {
        return setup;
    }

    Network network() {
        return network;
    }

    TraceRecorder trace() {
        return trace;
    }

    SimProcess process(NodeId id) {
        SimProcess process = processes.get(id);
        if (process == null) {
            throw new IllegalStateException("no such party: " + id);
        }
        return process;
    }

    /** Everybody on the network: nodes, then clients. */
    List<NodeId> parties() {
        List<NodeId> parties = new ArrayList<>(setup.cluster().nodes());
        setup.clients().forEach(client -> parties.add(client.settings().id()));
        return parties;
    }

    boolean isNode(NodeId id) {
        return setup.cluster().nodes().contains(id);
    }

    /** Sends a held message on its way again. */
    void release(Envelope envelope) {
        route(new Envelope(
                envelope.id(), envelope.from(), envelope.to(), envelope.message(), nowNanos));
    }

    int crash(SimProcess process, int byFault) {
        int lost = process.down(byFault);
        trace.record(new TraceEvent.ProcessChanged(nowNanos, process.id, Change.CRASHED));
        return lost;
    }

    void restart(SimProcess process) {
        List<Integer> crashes = List.copyOf(process.downBy);
        trace.record(new TraceEvent.ProcessChanged(nowNanos, process.id, Change.RESTARTED));
        start(process);
        crashes.stream()
                .filter(crash -> !keepsAnybodyDown(crash))
                .forEach(crash -> faults.get(crash).undone());
    }

    private boolean keepsAnybodyDown(int crash) {
        return processes.values().stream().anyMatch(process -> process.downBy.contains(crash));
    }

    /** The process stops where it is: a handler at work will go on from there when it wakes. */
    void pause(SimProcess process, int byFault) {
        if (!process.isFrozen()) {
            trace.record(new TraceEvent.ProcessChanged(nowNanos, process.id, Change.PAUSED));
            process.workToken++;
            process.doneAtNanos -= nowNanos; // what is left to do
        }
        process.frozenBy.add(byFault);
    }

    void resume(SimProcess process, int byFault) {
        if (!process.frozenBy.remove(byFault) || process.isFrozen()) {
            return;
        }
        trace.record(new TraceEvent.ProcessChanged(nowNanos, process.id, Change.RESUMED));
        process.thaw();
        if (process.working != null) {
            busyUntil(process, SimTime.plus(nowNanos, process.doneAtNanos));
        } else {
            pump(process);
        }
    }

    /** Timers that are set go by the clock, so they move with it. */
    void drift(SimProcess process, long driftPpb) {
        process.clock.drift(driftPpb);
        process.pendingTimers()
                .forEach((timer, localDueNanos) -> arm(process, timer, localDueNanos));
    }
}
