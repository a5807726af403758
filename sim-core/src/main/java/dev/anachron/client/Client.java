package dev.anachron.client;

import dev.anachron.base.Command;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.client.ClientSettings.Pace;
import dev.anachron.history.Outcome;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;
import dev.anachron.spi.Timer;
import dev.anachron.workload.Answer;
import dev.anachron.workload.Step;
import dev.anachron.workload.Workload;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A process that asks. It has one operation under way at a time, repeats the same request (same
 * serial number) until somebody answers, follows redirects, and gives up after a time-out: then the
 * outcome is {@code info}, unless every single attempt was refused.
 */
public final class Client implements Node {
    // There is one operation under way at most, hence one timer of each kind.
    private static final Timer NEXT_OPERATION = new NextOperation();
    private static final Timer RETRY_DUE = new RetryDue();
    private static final Timer GIVE_UP = new GiveUp();
    private static final Timer WORK_DONE = new WorkDone();

    private final ClientSettings settings;
    private final @Nullable Workload workload;
    private final RandomStream workloadDraws;
    private final RandomStream policyDraws;
    private final RandomStream paceDraws;
    private final ClientContext context;
    private final Sessions sessions;
    private final OwnView ownView;
    private final Deque<ScriptStep> script = new ArrayDeque<>();
    private long serial;
    private int process;
    private @Nullable Waiting waiting;
    /** What follows when the work at hand is done; null when there is none. */
    private @Nullable LongFunction<Step> afterWork;

    /** The operation under way. */
    private static final class Waiting {
        final int operation;
        final Request request;
        /** With those who can answer it. */
        final Session session;
        /** Whether the workload wants to know how it ends. */
        final boolean ofWorkload;

        NodeId asked;
        long attempt;
        /** How many answers said that their replica is behind. */
        long behind;
        /** Attempts that nobody has refused: any of them may have taken effect. */
        final BitSet open = new BitSet();
        /** When each attempt was sent, by the client's own clock. */
        final List<Long> sentNanos = new ArrayList<>();

        Waiting(int operation, Request request, Session session, NodeId asked, boolean ofWorkload) {
            this.operation = operation;
            this.request = request;
            this.session = session;
            this.asked = asked;
            this.ofWorkload = ofWorkload;
        }

        Outcome undone() {
            return open.isEmpty() ? Outcome.FAIL : Outcome.INFO;
        }

        long sentNanos(Response.@Nullable Done done) {
            return sentNanos.get(done == null ? 0 : (int) done.attempt() - 1);
        }
    }

    /** The next operation of the workload is due. */
    record NextOperation() implements Timer {
        @Override
        public void describe(Description to) {
            to.word("NextOperation");
        }
    }

    /** Nobody answered the latest attempt. */
    record RetryDue() implements Timer {
        @Override
        public void describe(Description to) {
            to.word("RetryDue");
        }
    }

    /** The work between two commands is done. */
    record WorkDone() implements Timer {
        @Override
        public void describe(Description to) {
            to.word("WorkDone");
        }
    }

    /** The client's patience with the operation under way is at an end. */
    record GiveUp() implements Timer {
        @Override
        public void describe(Description to) {
            to.word("GiveUp");
        }
    }

    /**
     * A step of the script is due; the engine sets it.
     *
     * @param level what it must promise; null for what the client's operations usually do
     */
    public record ScriptStep(
            int index, Command command, @Nullable ConsistencyLevel level) implements Timer {
        @Override
        public void describe(Description to) {
            to.word("ScriptStep").value(command);
        }
    }

    public Client(ClientSettings settings, @Nullable Workload workload, ClientContext context) {
        this.settings = settings;
        this.workload = workload;
        this.context = context;
        this.workloadDraws = context.random().child("workload");
        this.policyDraws = context.random().child("policy");
        this.paceDraws = context.random().child("pace");
        this.sessions = new Sessions(context.shards(), settings, context.clock());
        this.ownView = new OwnView(settings.rules().optimisticNanos());
        this.process = context.number();
    }

    @Override
    public void start(Outbox out) {
        scheduleNext(out);
    }

    // Messages

    @Override
    public void onMessage(NodeId from, Message message, Outbox out) {
        Waiting current = waiting;
        if (!(message instanceof Response response)
                || current == null
                || response.serial() != current.request.serial()) {
            return; // an answer to an earlier operation, or to one given up
        }
        if (response instanceof Response.Done done) {
            learn(current, done, from);
            finish(Outcome.OK, done, from, out);
            return;
        }
        current.open.clear((int) response.attempt());
        if (response instanceof Response.Lost) {
            current.session.forget();
        }
        if (response instanceof Response.Refused || response instanceof Response.Lost) {
            finish(current.undone(), null, null, out);
            return;
        }
        if (response instanceof Response.Busy) {
            return; // until the retry timer asks again
        }
        if (response instanceof Response.Redirect redirect) {
            current.session.leaderIs(redirect.leader());
        }
        if (from.equals(current.asked)) {
            if (response instanceof Response.Behind) {
                onBehind(current, out);
            } else if (current.session.leader() != null) {
                // Without a hint, wait for the retry timer: asking round the ring at once would
                // only
                // flood a cluster that has no leader.
                askAnother(current, chooseNext(current), out);
            }
        }
    }

    private void learn(Waiting current, Response.Done done, NodeId from) {
        Command command = current.request.command();
        current.session.knows(command.key(), done.context());
        if (command.readsOnly()) {
            current.session.read(done.position());
        } else {
            current.session.wrote(done.version());
            ownView.wrote(command, done.version(), context.clock().nowNanos());
            current.session.leaderIs(from);
        }
    }

    /** Asks another at once, but goes on with the retry timer when all of them have said so. */
    private void onBehind(Waiting current, Outbox out) {
        current.behind++;
        if (current.behind % current.session.reachable().size() != 0) {
            boolean toLeader = settings.rules().whenBehind() == WhenBehind.LEADER;
            NodeId next = toLeader ? leaderOrAnother(current) : chooseNext(current);
            askAnother(current, next, out);
        }
    }

    private NodeId leaderOrAnother(Waiting current) {
        NodeId leader = current.session.leader();
        return leader != null ? leader : current.session.after(current.asked);
    }

    /** The same one again has to wait for the retry timer. */
    private void askAnother(Waiting current, NodeId next, Outbox out) {
        if (!next.equals(current.asked)) {
            attempt(current, next, out);
        }
    }

    // Timers

    @Override
    public void onTimer(Timer timer, Outbox out) {
        if (timer instanceof NextOperation) {
            onNextOperation(out);
        } else if (timer instanceof RetryDue) {
            onRetryDue(out);
        } else if (timer instanceof GiveUp) {
            onGiveUp(out);
        } else if (timer instanceof WorkDone) {
            onWorkDone(out);
        } else if (timer instanceof ScriptStep step) {
            onScriptStep(step, out);
        }
    }

    private void onNextOperation(Outbox out) {
        // Drawn even when it cannot be used, so that the workload does not depend on the answers.
        boolean open = settings.pace() instanceof Pace.Rate;
        if (workload != null) {
            Command command = workload.next(workloadDraws);
            if (isIdle()) {
                invoke(command, settings.levels().of(command), true, out);
            }
        }
        if (open) {
            scheduleNext(out);
        }
    }

    private void onRetryDue(Outbox out) {
        Waiting current = waiting;
        if (current != null) {
            current.session.leaderIs(null); // whoever that was, it does not answer
            attempt(current, chooseNext(current), out);
        }
    }

    private void onGiveUp(Outbox out) {
        Waiting current = waiting;
        if (current != null) {
            finish(current.undone(), null, null, out);
        }
    }

    private void onWorkDone(Outbox out) {
        LongFunction<Step> next = afterWork;
        afterWork = null;
        if (next != null) {
            follow(next.apply(context.clock().nowNanos()), out);
        }
    }

    private void onScriptStep(ScriptStep step, Outbox out) {
        if (isIdle()) {
            invoke(step, out);
        } else {
            script.add(step);
        }
    }

    // Helpers, in call order

    private boolean isIdle() {
        return waiting == null && afterWork == null;
    }

    private void scheduleNext(Outbox out) {
        if (settings.pace() instanceof Pace.Rate rate) {
            long gapNanos = (long)
                    StrictMath.rint(paceDraws.exponential(SimTime.SECOND / rate.perSecond()));
            out.setTimer(NEXT_OPERATION, Math.max(1, gapNanos));
        } else if (settings.pace() instanceof Pace.Think think) {
            out.setTimer(NEXT_OPERATION, think.nanos());
        }
    }

    private void invoke(Command command, ConsistencyLevel level, boolean ofWorkload, Outbox out) {
        serial++;
        Session session = sessions.of(command.key());
        Version atLeast = atLeast(command, level, session);
        Request request = new Request(settings.id(), serial, 0, command, level, atLeast)
                .seen(session.known(command));
        NodeId home = home(command, session);
        NodeId node = home != null ? home : policyFor(command).first(session, policyDraws);
        int operation = context.log().invoked(settings.id(), process, command);
        Waiting current = new Waiting(operation, request, session, node, ofWorkload);
        waiting = current;
        long nowNanos = context.clock().nowNanos();
        OwnView.Mine mine = ownView.of(command, nowNanos);
        if (mine != null) {
            show(current, mine, nowNanos, out);
            return;
        }
        ownView.writes(command, nowNanos);
        out.setTimer(GIVE_UP, settings.timeoutNanos());
        attempt(current, node, out);
    }

    /** A level that promises something for the session is told what the session has seen. */
    private Version atLeast(Command command, ConsistencyLevel level, Session session) {
        if (!command.readsOnly()) {
            return Version.NONE;
        }
        Guarantee guarantee = settings.rules().guarantee();
        boolean usual = guarantee == Guarantee.NONE && level.equals(ConsistencyLevel.SESSION);
        return (usual ? Guarantee.CAUSAL : guarantee).atLeast(session);
    }

    /** Nobody is asked: the client itself answers, and says so. */
    private void show(Waiting current, OwnView.Mine mine, long nowNanos, Outbox out) {
        current.sentNanos.add(nowNanos);
        NodeId self = settings.id();
        out.note(new Fact.Served(self, serial, new OwnView.Shown(nowNanos - mine.atNanos())));
        finish(
                Outcome.OK,
                new Response.Done(serial, 1, mine.value(), mine.version(), Version.NONE),
                self,
                out);
    }

    private void invoke(ScriptStep step, Outbox out) {
        ConsistencyLevel level = step.level();
        invoke(
                step.command(),
                level != null ? level : settings.levels().of(step.command()),
                false,
                out);
    }

    /** The node for this command, if there is only one and this client can reach it. */
    private @Nullable NodeId home(Command command, Session session) {
        NodeId home = context.homes().of(command, context.shards().of(command.key()));
        return home != null && session.reachable().contains(home) ? home : null;
    }

    /** Where there is a leader only reads may go elsewhere: a change is for the leader to order. */
    private ReadPolicy policyFor(Command command) {
        boolean anywhere = command.readsOnly() || context.leaderless();
        return anywhere ? settings.policy() : ReadPolicies.LEADER;
    }

    private NodeId chooseNext(Waiting current) {
        Command command = current.request.command();
        Session session = current.session;
        NodeId home = home(command, session);
        return home != null ? home : policyFor(command).next(session, current.asked, policyDraws);
    }

    private void attempt(Waiting current, NodeId node, Outbox out) {
        current.attempt++;
        current.open.set((int) current.attempt);
        current.asked = node;
        current.sentNanos.add(context.clock().nowNanos());
        current.session.asked(node);
        out.send(node, current.request.attempt(current.attempt));
        out.setTimer(RETRY_DUE, settings.retryNanos());
    }

    private void finish(
            Outcome outcome, Response.@Nullable Done done, @Nullable NodeId servedBy, Outbox out) {
        Waiting current = waiting;
        if (current == null) {
            return;
        }
        waiting = null;
        if (outcome == Outcome.FAIL && !current.request.command().readsOnly()) {
            ownView.failed(current.request.command());
        }
        context.log().returned(current.operation, outcome, done, servedBy);
        out.cancelTimer(RETRY_DUE);
        out.cancelTimer(GIVE_UP);
        if (outcome == Outcome.INFO) {
            process += context.clients();
        }
        follow(current.ofWorkload ? after(current, outcome, done) : Step.REST, out);
    }

    private Step after(Waiting ended, Outcome outcome, Response.@Nullable Done done) {
        Command command = ended.request.command();
        Value value = done == null ? Value.NIL : done.value();
        return Objects.requireNonNull(workload)
                .after(new Answer(command, outcome, value, ended.sentNanos(done)));
    }

    private void follow(Step step, Outbox out) {
        if (step instanceof Step.Ask ask) {
            invoke(ask.command(), settings.levels().of(ask.command()), true, out);
        } else if (step instanceof Step.Busy busy) {
            afterWork = busy.then();
            out.setTimer(WORK_DONE, busy.nanos());
        } else {
            rest(out);
        }
    }

    private void rest(Outbox out) {
        ScriptStep scripted = script.poll();
        if (scripted != null) {
            invoke(scripted, out);
        } else if (settings.pace() instanceof Pace.Think) {
            scheduleNext(out);
        }
    }

    @Override
    public NodeState state() {
        return new NodeState(
                "client", 0, false, List.of(), workload == null ? List.of() : workload.leases());
    }
}
