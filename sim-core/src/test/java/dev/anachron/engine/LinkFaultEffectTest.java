package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.anachron.base.Command;
import dev.anachron.base.Latency;
import dev.anachron.base.SimTime;
import dev.anachron.fault.Fault;
import dev.anachron.fault.Filter;
import dev.anachron.fault.link.Bandwidth;
import dev.anachron.fault.link.Corrupt;
import dev.anachron.fault.link.Delay;
import dev.anachron.fault.link.Duplicate;
import dev.anachron.fault.link.Hold;
import dev.anachron.fault.link.LinkFault;
import dev.anachron.fault.link.Loss;
import dev.anachron.fault.link.Reorder;
import dev.anachron.fault.link.Trouble;
import dev.anachron.scenario.Setup;
import dev.anachron.spi.Message;
import dev.anachron.spi.Response;
import dev.anachron.spi.Settings;
import dev.anachron.testing.Echo;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of the links has the effect that its name promises, alone and together with others. */
class LinkFaultEffectTest {
    private static final Latency TEN_MILLIS = Latency.constant(SimTime.millis(10));
    private static final Latency NOTHING = Latency.constant(0);
    private static final List<String> EVERYBODY = List.of("n1", "n2", "c1");
    private static final Filter EVERYTHING = Filter.between(EVERYBODY, EVERYBODY);
    private static final Filter TOLD = Filter.between(List.of("n1"), List.of("n2"));

    /** Two nodes, links of 10 ms, no time for work or writes; c1 asks at 210, 220, 230 and 240 ms. */
    private static Setups echo() {
        Setups setups = Setups.of(new Echo(), 2)
                .latency(TEN_MILLIS)
                .diskWrite(Latency.constant(0))
                .handler(0)
                .seconds(2)
                .scriptedClient("c1");
        for (long at = 210; at <= 240; at += 10) {
            setups.step(at, "c1", new Command.Write("x", at));
        }
        return setups;
    }

    private static Run run(Setups setups) {
        return Simulation.run(setups.build(), 1);
    }

    private static Fault all(Trouble trouble) {
        return new LinkFault(EVERYTHING, trouble);
    }

    /** What n1 told n2, and when it arrived: without faults {@code 1@230ms 2@250ms 3@270ms 4@290ms}. */
    private static List<String> told(Run run) {
        return run.trace()
                .of(TraceEvent.Delivered.class)
                .filter(event -> event.to().name().equals("n2"))
                .filter(event -> event.message() instanceof Echo.Told)
                .map(event ->
                        ((Echo.Told) event.message()).count() + "@" + SimTime.span(event.atNanos()))
                .toList();
    }

    private static Map<String, Long> effects(Run run) {
        return run.faults().get(0).effects();
    }

    @Test
    void withoutFaultsEveryMessageTakesItsLinksTime() {
        assertThat(told(run(echo()))).containsExactly("1@230ms", "2@250ms", "3@270ms", "4@290ms");
    }

    @Test
    void aDelayComesOnTopOfTheLinksTime() {
        Run run = run(echo().fault(0, 245, new LinkFault(TOLD, new Delay(TEN_MILLIS))));
        assertThat(told(run)).containsExactly("1@240ms", "2@260ms", "3@270ms", "4@290ms");
        assertThat(effects(run)).isEqualTo(Map.of("messagesDelayed", 2L));
        assertThat(run.faults().get(0).what()).isEqualTo("delay of 10ms from n1 to n2");
    }

    @Test
    void aJamHoldsEverythingAndThenFloods() {
        Run run = run(echo().fault(0, 400, new LinkFault(TOLD, new Hold("jam", Long.MAX_VALUE))));
        assertThat(told(run)).containsExactly("1@410ms", "2@410ms", "3@410ms", "4@410ms");
        assertThat(effects(run)).isEqualTo(Map.of("messagesHeld", 4L));
    }

    @Test
    void aHeldMessageArrivesAfterTheLaterOnes() {
        Fault hold = new LinkFault(TOLD.ofType("Told"), new Hold("hold", 1));
        Run run = run(echo().fault(225, 200, hold));
        assertThat(told(run)).containsExactly("1@230ms", "3@270ms", "4@290ms", "2@435ms");
        assertThat(effects(run)).isEqualTo(Map.of("messagesHeld", 1L));
        assertThat(run.faults().get(0).what()).isEqualTo("hold of at most 1 of Told from n1 to n2");
    }

    @Test
    void aDuplicateArrivesTwice() {
        Run run = run(echo().fault(0, 245, new LinkFault(TOLD, new Duplicate(1, TEN_MILLIS))));
        assertThat(told(run))
                .containsExactly("1@230ms", "1@240ms", "2@250ms", "2@260ms", "3@270ms", "4@290ms");
        assertThat(effects(run)).isEqualTo(Map.of("messagesDuplicated", 2L));
    }

    @Test
    void onALinkThatKeepsOrderADelayHoldsUpTheNextOnesAndAReorderingDoesNot() {
        Settings.Range longTime = new Settings.Range(SimTime.millis(45), SimTime.millis(45));
        Fault delay = new LinkFault(TOLD, new Delay(Latency.constant(SimTime.millis(45))));
        Fault reorder = new LinkFault(TOLD, new Reorder(1, longTime));
        assertThat(told(run(echo().fifo().fault(0, 225, delay))))
                .containsExactly("1@275ms", "2@275ms", "3@275ms", "4@290ms");
        Run run = run(echo().fifo().fault(0, 225, reorder));
        assertThat(told(run)).containsExactly("2@250ms", "3@270ms", "1@275ms", "4@290ms");
        assertThat(effects(run)).isEqualTo(Map.of("messagesHeldBack", 1L));
    }

    @Test
    void aCorruptionThatAChecksumFindsIsALoss() {
        Run run = run(echo().fault(0, 245, new LinkFault(TOLD, new Corrupt(1, false))));
        assertThat(told(run)).containsExactly("3@270ms", "4@290ms");
        assertThat(effects(run)).isEqualTo(Map.of("messagesCorrupted", 2L));
        assertThat(run.messages().dropped()).isEqualTo(2);
    }

    @Test
    void aCorruptionThatNobodyFindsIsALie() {
        Filter answers = Filter.between(List.of("n1"), List.of("c1")).ofType("Done");
        Run run = run(echo().fault(0, 225, new LinkFault(answers, new Corrupt(1, true))));
        Message sent = first(run, TraceEvent.Sent.class, TraceEvent.Sent::message);
        Message delivered = first(run, TraceEvent.Delivered.class, TraceEvent.Delivered::message);
        assertThat(sent.text()).startsWith("Done #1 1 ");
        assertThat(delivered).isInstanceOf(Response.Done.class).isNotEqualTo(sent);
        assertThat(effects(run)).isEqualTo(Map.of("messagesAltered", 1L));
        assertThat(run.trace().hash()).isNotEqualTo(run(echo()).trace().hash());
    }

    private static <E extends TraceEvent> Message first(
            Run run, Class<E> kind, Function<E, Message> message) {
        return run.trace()
                .of(kind)
                .map(message)
                .filter(Response.Done.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLieThatNobodyCanTellIsALoss() {
        Run run = run(echo().fault(0, 245, new LinkFault(TOLD, new Corrupt(1, true))));
        assertThat(effects(run)).isEqualTo(Map.of("messagesCorrupted", 2L));
    }

    /** A Told takes 49 bytes: 40 of headers, one for its name, eight for its number. */
    @Test
    void aNarrowLinkSendsOneMessageAfterTheOther() {
        // 49 bytes at 980 a second take 50 ms, and four messages come 20 ms apart.
        Run queued = run(echo().fault(0, -1, new LinkFault(TOLD, new Bandwidth(980, 1_000))));
        assertThat(told(queued)).containsExactly("1@280ms", "2@330ms", "3@380ms", "4@430ms");
        assertThat(effects(queued)).isEqualTo(Map.of("messagesSlowed", 1L, "messagesQueued", 3L));
        // With room for 98 bytes the third finds 40 ms of the first two waiting… and the fourth
        // none.
        Run lossy = run(echo().fault(0, -1, new LinkFault(TOLD, new Bandwidth(980, 98))));
        assertThat(told(lossy)).containsExactly("1@280ms", "2@330ms", "4@380ms");
        assertThat(effects(lossy)).containsEntry("messagesOverflowed", 1L);
    }

    @Test
    void aSingleLinkMayBeNarrowLossyOrSlowAllTheTime() {
        assertThat(told(run(echo().link("n1", "n2", new Setup.Quality(0, 980, 1_000)))))
                .containsExactly("1@280ms", "2@330ms", "3@380ms", "4@430ms");
        assertThat(told(run(echo().link("n1", "n2", new Setup.Quality(1, 0, 0)))))
                .isEmpty();
        assertThat(told(run(echo().link("n1", "n2", Latency.constant(SimTime.millis(1))))))
                .containsExactly("1@221ms", "2@241ms", "3@261ms", "4@281ms");
        assertThat(told(run(echo().type("Told", Latency.constant(SimTime.millis(2))))))
                .containsExactly("1@222ms", "2@242ms", "3@262ms", "4@282ms");
    }

    /** In whichever order they come, all of them act. */
    @Test
    void faultsCompose() {
        Fault delay = new LinkFault(TOLD, new Delay(TEN_MILLIS));
        Fault twice = new LinkFault(TOLD, new Duplicate(1, Latency.constant(SimTime.millis(1))));
        Fault narrow = new LinkFault(TOLD, new Bandwidth(49_000, 1_000));
        List<String> expected = List.of("1@241ms", "1@243ms", "2@261ms", "2@263ms");
        Run run = run(echo().fault(0, 245, delay).fault(0, 245, twice).fault(0, 245, narrow));
        assertThat(told(run).subList(0, 4)).containsExactlyInAnyOrderElementsOf(expected);
        Run other = run(echo().fault(0, 245, twice).fault(0, 245, narrow).fault(0, 245, delay));
        assertThat(told(other).subList(0, 4)).containsExactlyInAnyOrderElementsOf(expected);

        Run lost = run(
                echo().fault(0, -1, delay).fault(0, -1, Loss.of(1, List.of("n1"), List.of("n2"))));
        assertThat(told(lost)).isEmpty();
        assertThat(lost.faults())
                .extracting(Run.FaultReport::effects)
                .containsExactly(
                        new TreeMap<>(Map.of("messagesDelayed", 4L)),
                        new TreeMap<>(Map.of("messagesDropped", 4L)));
    }

    /** What was held goes on where it was: rules before the jam do not act on it twice. */
    @Test
    void whatWasHeldIsDelayedOnce() {
        Fault delay = new LinkFault(TOLD, new Delay(TEN_MILLIS));
        Fault jam = new LinkFault(TOLD, new Hold("jam", Long.MAX_VALUE));
        Run run = run(echo().fault(0, -1, delay).fault(1, 399, jam));
        assertThat(told(run)).containsExactly("1@420ms", "2@420ms", "3@420ms", "4@420ms");
        assertThat(run.faults().get(0).effects()).isEqualTo(Map.of("messagesDelayed", 4L));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3} messages")
    @CsvSource({
        "Told,,, 4",
        "Request,,, 4",
        "Vote,,, 0",
        "Request,, x, 4",
        "Request,, y, 0",
        "Told,, x, 0",
        ", 1,, 0",
    })
    void aFilterChoosesMessages(String type, Long term, String key, long matched) {
        List<String> types = type == null ? List.of() : List.of(type);
        Filter filter = new Filter(EVERYBODY, EVERYBODY, types, term, key, null);
        Run run = run(echo().fault(0, -1, new LinkFault(filter, new Delay(TEN_MILLIS))));
        assertThat(effects(run).getOrDefault("messagesDelayed", 0L)).isEqualTo(matched);
    }

    @Test
    void aMessageIsChosenByItsNumberInTheTrace() {
        long second = run(echo())
                .trace()
                .of(TraceEvent.Sent.class)
                .filter(event -> event.message() instanceof Echo.Told told && told.count() == 2)
                .findFirst()
                .orElseThrow()
                .id();
        Filter one = new Filter(EVERYBODY, EVERYBODY, List.of(), null, null, second);
        Run run = run(echo().fault(0, -1, new LinkFault(one, new Loss(1, 0))));
        assertThat(told(run)).containsExactly("1@230ms", "3@270ms", "4@290ms");
        assertThat(run.faults().get(0).what())
                .isEqualTo("loss of 100% of number " + second + " on every link");
    }

    @Test
    void theTermOfARaftMessageCanBeChosen() {
        List<String> nodes = List.of("n1", "n2", "n3");
        Setups setups = Setups.raft(3).seconds(1);
        Filter first = new Filter(nodes, nodes, List.of("AppendEntries"), 1L, null, null);
        Run run = run(setups.fault(0, -1, new LinkFault(first, new Loss(1, 0))));
        assertThat(run.faults().get(0).what())
                .isEqualTo("loss of 100% of AppendEntries with term=1 on every link");
        assertThat(run.trace().of(TraceEvent.Dropped.class))
                .isNotEmpty()
                .allMatch(event -> event.message().text().startsWith("AppendEntries term=1 "));
    }

    /** A copy draws from a stream of its own, so that the originals' fates are as they were. */
    @Test
    void duplicationLeavesTheLossesOfOthersAsTheyWere() {
        Fault half = all(new Loss(0.5, 0));
        Run without = run(echo().fault(0, -1, half));
        Run with = run(echo().fault(0, -1, all(new Duplicate(1, TEN_MILLIS))).fault(1, -1, half));
        String loss = "fault/0ns/c1→n1";
        assertThat(without.draws().get(loss)).isPositive();
        assertThat(with.draws()).containsKey("fault/1000000ns/c1→n1 copy");
    }

    static Stream<Arguments> shares() {
        Settings.Range millis = new Settings.Range(0, SimTime.MILLI);
        return Stream.of(
                arguments(new Loss(0.25, 0), "messagesDropped"),
                arguments(new Loss(0.25, 3), "messagesDropped"),
                arguments(new Duplicate(0.25, TEN_MILLIS), "messagesDuplicated"),
                arguments(new Reorder(0.25, millis), "messagesHeldBack"),
                arguments(new Corrupt(0.25, false), "messagesCorrupted"));
    }

    /** One in four of 1,500 messages, give or take five standard deviations. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("shares")
    void aShareOfTheMessagesIsConcerned(Trouble trouble, String effect) {
        Setups setups = Setups.of(new Echo(), 2)
                .latency(TEN_MILLIS)
                .handler(0)
                .seconds(60)
                .registerClient("c1", 50, 1.0)
                .fault(0, -1, new LinkFault(TOLD, trouble));
        assertThat(effects(run(setups)).get(effect)).isBetween(290L, 460L);
    }

    @Test
    void whatIsNotHeldUpIsNotCounted() {
        assertThat(effects(run(echo().fault(0, -1, new LinkFault(TOLD, new Delay(NOTHING))))))
                .isEmpty();
        Settings.Range tiny = new Settings.Range(0, 1);
        Map<String, Long> effects =
                effects(run(echo().fault(0, -1, new LinkFault(TOLD, new Reorder(1, tiny)))));
        assertThat(effects.getOrDefault("messagesHeldBack", 0L)).isLessThan(4);
    }

    @ParameterizedTest(name = "from {0} to {1}: {2} messages")
    @CsvSource({"c1, n1, 4", "n1, n2, 4", "n1, c1, 4", "n2, n1, 0", "c1, n2, 0", "n2, c1, 0"})
    void aFilterChoosesLinks(String from, String to, long matched) {
        Filter filter = Filter.between(List.of(from), List.of(to));
        Run run = run(echo().fault(0, -1, new LinkFault(filter, new Delay(TEN_MILLIS))));
        assertThat(effects(run).getOrDefault("messagesDelayed", 0L)).isEqualTo(matched);
    }

    /** An answer could be made a lie; where a checksum finds the damage it is lost all the same. */
    @Test
    void aCorruptionThatIsFoundIsNoLie() {
        Filter answers = Filter.between(List.of("n1"), List.of("c1"));
        Run run = run(echo().fault(0, 225, new LinkFault(answers, new Corrupt(1, false))));
        assertThat(effects(run)).isEqualTo(Map.of("messagesCorrupted", 1L));
    }

    /** Each link has a bandwidth of its own: what goes to n3 does not wait for what goes to n2. */
    @Test
    void narrowLinksDoNotWaitForEachOther() {
        Fault narrow = new LinkFault(
                Filter.between(List.of("n1"), List.of("n2", "n3")), new Bandwidth(980, 1_000));
        Setups setups = Setups.of(new Echo(), 3)
                .latency(TEN_MILLIS)
                .diskWrite(Latency.constant(0))
                .handler(0)
                .scriptedClient("c1")
                .step(210, "c1", new Command.Read("x"))
                .fault(0, -1, narrow);
        assertThat(run(setups).trace().of(TraceEvent.Delivered.class))
                .filteredOn(event -> event.message() instanceof Echo.Told)
                .extracting(event -> event.to() + "@" + SimTime.span(event.atNanos()))
                .containsExactly("n2@280ms", "n3@280ms");
    }

    /** What a jam lets go leaves again at that instant, and queues where the link is narrow. */
    @Test
    void aFloodQueuesOnANarrowLink() {
        Fault jam = new LinkFault(TOLD, new Hold("jam", Long.MAX_VALUE));
        Fault narrow = new LinkFault(TOLD, new Bandwidth(980, 1_000));
        Run run = run(echo().fault(0, 400, jam).fault(1, -1, narrow));
        assertThat(told(run)).containsExactly("1@460ms", "2@510ms", "3@560ms", "4@610ms");
    }
}
