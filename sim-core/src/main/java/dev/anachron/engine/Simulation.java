package dev.anachron.engine;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Shards;
import dev.anachron.base.SimTime;
import dev.anachron.client.Client;
import dev.anachron.client.ClientContext;
import dev.anachron.client.ClientSettings;
import dev.anachron.network.LinkRule;
import dev.anachron.network.Network;
import dev.anachron.scenario.Setup;
import dev.anachron.scenario.Setup.ClientPlan;
import dev.anachron.scenario.Setup.ClockError;
import dev.anachron.scenario.Setup.PlannedFault;
import dev.anachron.scenario.Setup.ScriptStep;
import dev.anachron.scenario.Setup.Work;
import dev.anachron.spi.NodeContext;
import dev.anachron.storage.Disk;
import dev.anachron.trace.Legs;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;
import dev.anachron.trace.TraceSink;
import dev.anachron.trace.TraceStore;
import dev.anachron.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns a set-up and a seed into a {@link Run}: one thread, one queue, one order. The same set-up and
 * seed make the same run on every machine.
 *
 * <p>Random streams are named after what draws from them: {@code link/n1→n2}, {@code node/n3},
 * {@code client/c1}, {@code disk/n2}, {@code handler/n2}, {@code fault/2000000000ns}.
 */
public final class Simulation {
    private final Setup setup;
    private final RandomStream random;
    private final EventLoop loop;
    private final Recorder recorder;
    private final HistoryRecorder history;
    private final Network network;
    /** Everybody on the network: nodes, then clients. */
    private final List<SimProcess> parties = new ArrayList<>();

    private final Map<NodeId, SimProcess> byName = new LinkedHashMap<>();
    private final List<FaultWorld> faults = new ArrayList<>();
    /** Who looks at the nodes; null when nobody does. */
    private @Nullable Watch watch;

    private Simulation(Setup setup, long seed, Recorder recorder) {
        this.setup = setup;
        this.recorder = recorder;
        this.random = RandomStream.root(seed);
        this.loop = new EventLoop(setup.durationNanos());
        this.history = new HistoryRecorder(loop, recorder);
        this.network = new Network(setup.network().topology(), random.child("link"));
    }

    /** Runs the set-up to its end and keeps all that happened. */
    public static Run run(Setup setup, long seed) {
        return keeping(TraceStore.inMemory(), setup, seed);
    }

    /** Runs the set-up to its end and keeps all that happened in the store. */
    public static Run keeping(TraceStore store, Setup setup, long seed) {
        Simulation simulation = new Simulation(setup, seed, new Recorder(true, store));
        Shards shards = setup.cluster().shards();
        return simulation.run(seed, hash -> new Trace(store.events(), hash, shards));
    }

    /**
     * The same, unless somebody stops it.
     *
     * @param overseer hears before each event how many have happened, and ends the run by throwing
     */
    public static Run keeping(TraceStore store, Setup setup, long seed, LongConsumer overseer) {
        Simulation simulation = new Simulation(setup, seed, new Recorder(true, store));
        Shards shards = setup.cluster().shards();
        return simulation.run(
                seed, loop -> loop.run(overseer), hash -> new Trace(store.events(), hash, shards));
    }

    /**
     * The run with what its clients probed, if any do: it is made again and gone on with until their
     * trials are measured, of which nothing else is kept.
     */
    public static Run probed(Run run, Setup setup) {
        Setup.Probing probing = setup.probing();
        if (probing.clients().isEmpty()) {
            return run;
        }
        Legs legs = new Legs(probing.clients(), probing.trials());
        Setup longer = setup.lasting(probing.endNanos());
        Simulation simulation = new Simulation(longer, run.seed(), new Recorder(false, legs));
        simulation.prepare();
        simulation.loop.runUntil(legs::enough);
        return run.with(legs.visibility(probing.stepNanos()));
    }

    /**
     * The run with what its nodes were like as it went on: it is made again, and somebody looks at them.
     *
     * @param wanted at which moments that is of interest; all the run's changes may be too many to keep
     */
    public static Run watched(Run run, Setup setup, LongPredicate wanted) {
        Watch watch = new Watch(wanted);
        Simulation simulation = new Simulation(setup, run.seed(), new Recorder(true, null));
        simulation.watch = watch;
        String hash = simulation.run(run.seed(), Trace::notKept).trace().hash();
        if (!hash.equals(run.trace().hash())) {
            throw new IllegalStateException("a run that is looked at is another run");
        }
        return run.with(watch.states());
    }

    /**
     * Runs the set-up to its end and keeps the history and the trace's hash only.
     *
     * @param sink takes the trace as it comes; null when nobody wants it
     */
    public static Run run(Setup setup, long seed, @Nullable TraceSink sink) {
        Simulation simulation = new Simulation(setup, seed, new Recorder(true, sink));
        return simulation.run(seed, Trace::notKept);
    }

    /** Runs without a fingerprint: only to measure what the fingerprint costs. */
    static Run runWithoutDigest(Setup setup, long seed) {
        Simulation simulation = new Simulation(setup, seed, new Recorder(false, null));
        return simulation.run(seed, Trace::notKept);
    }

    private interface Tracing {
        Trace trace(String hash);
    }

    private Run run(long seed, Tracing tracing) {
        return run(seed, EventLoop::run, tracing);
    }

    private Run run(long seed, Consumer<EventLoop> running, Tracing tracing) {
        prepare();
        running.accept(loop);
        parties.forEach(SimProcess::countTimersPending);
        SortedMap<String, Long> draws = new TreeMap<>();
        random.drawsInto(draws);
        return new Run(
                seed,
                loop.nowNanos(),
                loop.events(),
                history.finish(),
                tracing.trace(recorder.hash(random)),
                recorder.messages(),
                faultReports(),
                draws);
    }

    /** As planned, each with its later strikes after it. */
    private List<Run.FaultReport> faultReports() {
        return faults.subList(0, setup.faults().size()).stream()
                .flatMap(planned -> faults.stream().filter(fault -> fault.belongsTo(planned)))
                .filter(FaultWorld::struck)
                .map(fault -> fault.report(loop.nowNanos()))
                .toList();
    }

    // Before the first event

    private void prepare() {
        installSteadyRules();
        setup.cluster().nodes().forEach(this::addNode);
        setup.clients().forEach(client -> addClient(client.settings().id()));
        for (int i = 0; i < setup.faults().size(); i++) {
            plan(i, setup.faults().get(i));
        }
        setup.cluster().nodes().forEach(node -> start(process(node)));
        List<Integer> numbers = ClientNumbers.of(
                setup.clients().stream().map(client -> client.settings().id()).toList());
        for (int i = 0; i < setup.clients().size(); i++) {
            startClient(i, numbers.get(i));
        }
        for (int i = 0; i < setup.script().size(); i++) {
            ScriptStep step = setup.script().get(i);
            Client.ScriptStep due = new Client.ScriptStep(i, step.command(), step.level());
            process(step.client()).arm(due, step.atNanos());
        }
    }

    private void installSteadyRules() {
        Setup.Links links = setup.network();
        boolean lossy = links.single().values().stream().anyMatch(link -> link.loss() > 0);
        if (links.loss() > 0 || lossy) {
            network.install(new SteadyLoss(links.loss(), links.single(), random.child("loss")));
        }
        links.single().forEach((link, quality) -> {
            if (quality.bytesPerSecond() > 0) {
                network.install(SteadyThrottle.of(link, quality));
            }
        });
    }

    private void addNode(NodeId id) {
        Setup.Cluster cluster = setup.cluster();
        ClockError error = cluster.clocks().getOrDefault(id, ClockError.NONE);
        SimProcess node = add(id, error, cluster.work());
        if (!error.equals(ClockError.NONE)) {
            recorder.clockChanged(0, node);
        }
    }

    /** Clients are not what is measured: they answer at once, and their clocks are true. */
    private void addClient(NodeId id) {
        add(id, ClockError.NONE, Work.NONE);
    }

    private SimProcess add(NodeId id, ClockError error, Work work) {
        if (parties.size() == Post.PARTIES_AT_MOST) {
            throw new IllegalArgumentException("more than " + Post.PARTIES_AT_MOST + " parties");
        }
        RandomStream disk = random.child("disk").child(id.name());
        // What is constant draws nothing, and needs no stream that would be in the hash.
        RandomStream handler = work.varies() ? random.child("handler").child(id.name()) : disk;
        WorkTime workTime = new WorkTime(work, handler, disk);
        SimProcess process =
                new SimProcess(id, parties.size(), new SimClock(error, loop), workTime, this);
        parties.add(process);
        byName.put(id, process);
        recorder.introduce(process);
        return process;
    }

    private void plan(int index, PlannedFault planned) {
        RandomStream own = random.child("fault").child(streamOf(index));
        FaultWorld world = new FaultWorld(this, index, own);
        faults.add(world);
        loop.at(planned.atNanos(), world.strike, planned.fault(), index);
        boolean recurs = planned.everyNanos() != SimTime.NEVER;
        Event end = recurs ? new Recurrence(this, planned, world).end : world.end;
        if (planned.forNanos() != SimTime.NEVER) {
            long endNanos = SimTime.plus(planned.atNanos(), planned.forNanos());
            loop.at(endNanos, end, planned.fault(), index);
        }
    }

    /** After the instant, not the place in the list: other faults may come and go. */
    private String streamOf(int index) {
        long atNanos = setup.faults().get(index).atNanos();
        long before = setup.faults().subList(0, index).stream()
                .filter(earlier -> earlier.atNanos() == atNanos)
                .count();
        return before == 0 ? atNanos + "ns" : atNanos + "ns, " + (before + 1);
    }

    private void startClient(int index, int number) {
        ClientPlan plan = setup.clients().get(index);
        ClientSettings settings = plan.settings();
        Workload workload = plan.workload() == null
                ? null
                : plan.workload().factory().apply(plan.workloadSettings(), number);
        RandomStream own = random.child("client").child(settings.id().name());
        Setup.Cluster cluster = setup.cluster();
        SimProcess process = process(settings.id());
        ClientContext context = new ClientContext(
                own,
                process.clock,
                history,
                index,
                setup.clients().size(),
                cluster.shards(),
                (command, shard) -> cluster.protocol().home(command, shard.nodes()),
                cluster.protocol().leaderless());
        process.start(new Client(settings, workload, context));
    }

    private void start(SimProcess process) {
        Setup.Cluster cluster = setup.cluster();
        process.start(cluster.protocol()
                .create(new NodeContext(
                        process.id,
                        cluster.shards().of(process.id).nodes(),
                        cluster.regions().among(cluster.shards().of(process.id).nodes()),
                        random.child("node").child(process.id.name()),
                        process.clock,
                        cluster.settings(),
                        process.disk.saved())));
    }

    // What processes and faults get hold of

    EventLoop loop() {
        return loop;
    }

    /** What a handler did has taken effect, or the process is no longer. */
    void changed(SimProcess process) {
        if (watch != null && process.index < setup.cluster().nodes().size()) {
            watch.changed(loop.nowNanos(), process);
        }
    }

    Recorder recorder() {
        return recorder;
    }

    Setup setup() {
        return setup;
    }

    Network network() {
        return network;
    }

    FaultWorld fault(int index) {
        return faults.get(index);
    }

    /** The world of a fault's next strike. */
    FaultWorld again(FaultWorld before, int strikes) {
        FaultWorld next = before.again(faults.size(), strikes);
        faults.add(next);
        return next;
    }

    /** Whose rule it is; null for the network's own. */
    @Nullable
    FaultWorld ownerOf(LinkRule rule) {
        for (FaultWorld fault : faults) {
            if (fault.owns(rule)) {
                return fault;
            }
        }
        return null;
    }

    SimProcess party(int index) {
        return parties.get(index);
    }

    /** The party of that name, or null. */
    @Nullable
    SimProcess find(NodeId id) {
        return byName.get(id);
    }

    SimProcess process(NodeId id) {
        SimProcess process = find(id);
        if (process == null) {
            throw new IllegalArgumentException("nobody here is called " + id);
        }
        return process;
    }

    List<NodeId> parties() {
        return parties.stream().map(party -> party.id).toList();
    }

    void restart(SimProcess process) {
        List<Integer> crashes = List.copyOf(process.downBy);
        int unreadableBy = process.disk.recover();
        if (unreadableBy == Disk.NOBODY) {
            recorder.processChanged(loop.nowNanos(), process, Change.RESTARTED);
            start(process);
        } else {
            recorder.processChanged(loop.nowNanos(), process, Change.REFUSED);
            faults.get(unreadableBy).count("startsRefused");
            process.downBy.clear();
            process.downBy.add(unreadableBy);
        }
        crashes.stream()
                .filter(crash -> !actsOnAnybody(crash))
                .forEach(crash -> faults.get(crash).undone());
    }

    /** Whether it keeps a process down, or would bring one down again with its next write. */
    private boolean actsOnAnybody(int crash) {
        return parties.stream()
                .anyMatch(party -> party.downBy.contains(crash) || party.fullBy.contains(crash));
    }
}
