package dev.anachron.store;

import dev.anachron.base.ClockLine;
import dev.anachron.base.Command;
import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Message;
import dev.anachron.spi.Timer;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Events of all kinds with whatever content; some say again what was said before. */
final class RandomEvents {
    private static final long[] NUMBERS = {
        0, 1, -1, 63, 64, -64, -65, 127, 128, 16_383, 16_384, Long.MAX_VALUE, Long.MIN_VALUE
    };
    private static final String LONG_WORD = "ab€".repeat(Words.LENGTH_AT_MOST);

    private static final List<Change> CHANGES = List.of(Change.values());

    private final Random random;
    private final List<TraceEvent.Sent> sent = new ArrayList<>();
    private final List<Described> contents = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private long nowNanos;
    private long id;

    RandomEvents(long seed) {
        random = new Random(seed);
    }

    /** Something that says anything. */
    private record Saying(String type, List<Saying> parts, int token, long number, String word)
            implements Message, Timer, Durable {
        @Override
        public void describe(Description to) {
            Version version = new Version(number, ~number);
            switch (token) {
                case 0 -> to.word(word);
                case 1 -> to.value(number);
                case 2 -> to.value(word);
                case 3 -> to.put(word, number);
                case 4 -> to.put(word, word);
                case 5 -> to.put(word, version);
                case 6 -> to.value(version);
                case 7 -> to.operation(new NodeId(word), number);
                case 8 -> to.serial(number);
                case 9 -> to.assign(word, number);
                case 10 -> to.assign(word, number, ~number);
                case 11 -> to.instant(number & Long.MAX_VALUE);
                case 12 -> to.span(number & Long.MAX_VALUE);
                case 13 -> to.list(parts);
                case 14 -> parts.forEach(to::value);
                default -> parts.forEach(part -> part.describe(to));
            }
        }
    }

    List<TraceEvent> many(int count) {
        List<TraceEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nowNanos += random.nextInt(3) == 0 ? random.nextInt(1 << 30) : 0;
            events.add(event(random.nextInt(20)));
        }
        return events;
    }

    private TraceEvent event(int kind) {
        return switch (kind) {
            case 0 -> sent();
            case 1, 2 -> arrived(kind == 1);
            case 3 -> new TraceEvent.TimerFired(nowNanos, nowNanos - late(), party(), saying(3));
            case 4 -> new TraceEvent.Saved(nowNanos, party(), saying(3));
            case 5 -> new TraceEvent.Invoked(nowNanos, operation(), party(), command());
            case 6 ->
                new TraceEvent.Completed(
                        nowNanos, operation(), party(), command(), word(), value());
            case 7 ->
                random.nextBoolean()
                        ? new TraceEvent.ClockChanged(nowNanos, party(), clock(), clock(), late())
                        : new TraceEvent.ProcessChanged(
                                nowNanos, party(), CHANGES.get(random.nextInt(CHANGES.size())));
            case 8 ->
                new TraceEvent.FaultChanged(nowNanos, operation(), random.nextBoolean(), word());
            default -> new TraceEvent.Noted(nowNanos, party(), fact(kind));
        };
    }

    private ClockLine clock() {
        return new ClockLine(nowNanos, random.nextLong(), random.nextInt());
    }

    private TraceEvent.Sent sent() {
        id += random.nextInt(20) == 0 ? random.nextInt(2 * Layout.WINDOW) : 1;
        Message message = sent.isEmpty() || random.nextInt(4) > 0
                ? saying(3)
                : sent.get(sent.size() - 1).message();
        TraceEvent.Sent one = new TraceEvent.Sent(nowNanos, id, party(), party(), message);
        sent.add(one);
        return one;
    }

    private TraceEvent arrived(boolean delivered) {
        TraceEvent.Sent one = known(sent, this::sent);
        Message message = random.nextInt(8) == 0 ? saying(2) : one.message();
        return delivered
                ? new TraceEvent.Delivered(
                        nowNanos, nowNanos - late(), one.id(), one.from(), one.to(), message)
                : new TraceEvent.Dropped(nowNanos, one.id(), one.from(), one.to(), message, word());
    }

    private Fact fact(int kind) {
        Version entry = new Version(number(), random.nextInt(3 * Layout.WINDOW));
        Described content = known(contents, () -> saying(3));
        return switch (kind) {
            case 9 -> new Fact.Role(word(), number());
            case 10 -> new Fact.Append(entry, content);
            case 11 -> new Fact.Truncate(number());
            case 12 -> new Fact.Commit(number());
            case 13 ->
                new Fact.Apply(
                        entry,
                        content,
                        random.nextBoolean() ? command() : null,
                        random.nextBoolean());
            case 14 ->
                random.nextBoolean()
                        ? new Fact.Snapshot(entry, random.nextBoolean())
                        : new Fact.Recover(number());
            case 15 -> new Fact.Served(party(), number(), saying(3));
            case 16 -> new Fact.Written(entry, party(), command(), value());
            case 17 -> new Fact.Acknowledged(entry);
            case 18 ->
                new Fact.Stored(
                        entry, List.of(Fact.Stored.Holding.values()).get(random.nextInt(5)));
            default ->
                new Fact.Lease(
                        word(),
                        party(),
                        number(),
                        List.of(Fact.Lease.Change.values()).get(random.nextInt(3)));
        };
    }

    private <T> T known(List<T> all, Supplier<T> fresh) {
        if (all.isEmpty() || random.nextInt(3) == 0) {
            T one = fresh.get();
            all.add(one);
            return one;
        }
        return all.get(random.nextInt(all.size()));
    }

    private Saying saying(int depth) {
        List<Saying> parts = new ArrayList<>();
        int few = random.nextInt(200) == 0 ? 400 : 3;
        for (int i = depth == 0 ? few : random.nextInt(few); i < few; i++) {
            parts.add(saying(depth - 1));
        }
        return new Saying(word(), parts, random.nextInt(16), number(), word());
    }

    private Command command() {
        return known(commands, () -> switch (random.nextInt(15)) {
            case 0 -> new Command.Read(word());
            case 1 -> new Command.Write(word(), number());
            case 2 -> new Command.Add(word(), number(), random.nextBoolean());
            case 3 -> new Command.CompareAndSet(word(), number(), number());
            case 4 -> new Command.Write(word(), number(), number());
            case 5 -> new Command.Acquire(word());
            case 6 -> new Command.Delete(word());
            case 7 -> new Command.Insert(word(), number());
            case 9 -> new Command.PutIfAbsent(word(), number());
            case 8 -> new Command.Remove(word(), number());
            case 10 -> new Command.Append(word(), value());
            case 11 -> new Command.Enqueue(word(), value());
            case 12 -> new Command.Dequeue(word());
            case 13 -> new Command.Write(word(), value());
            case 14 -> new Command.Write(word(), value(), 1 + random.nextInt(9));
            default -> new Command.Release(word(), number());
        });
    }

    private Value value() {
        return switch (random.nextInt(8)) {
            case 0 -> Value.NIL;
            case 1 -> Value.of(number());
            case 2 -> new Value.Grant(number(), number());
            case 3 -> new Value.Items(List.of()).with(number()).with(number());
            case 4 -> new Value.Siblings(List.of(value(), value()));
            case 5 -> new Value.Text(word());
            case 6 -> new Value.Listing(List.of(value(), value()));
            default -> Value.of(random.nextBoolean());
        };
    }

    private NodeId party() {
        return new NodeId(word());
    }

    private int operation() {
        return random.nextInt(random.nextBoolean() ? 10 : Integer.MAX_VALUE);
    }

    private long late() {
        return random.nextBoolean() ? 0 : random.nextInt();
    }

    private long number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    /** More words than there are numbers for, and some that are too long or empty. */
    private String word() {
        return switch (random.nextInt(20)) {
            case 0 -> LONG_WORD + random.nextInt(3);
            case 1 -> "";
            case 2 -> "w" + random.nextInt(3 * Words.AT_MOST);
            default -> "n" + random.nextInt(9);
        };
    }
}
