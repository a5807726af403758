package dev.anachron.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.ClockLine;
import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.history.Outcome;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryFilesTest {
    @Test
    void ednOfOneObjectHasPlainValues() {
        Example example = new Example()
                .operation(1, new Command.Write("x", 3), Outcome.OK, Value.NIL)
                .fault(3, "partition n1 | n2 n3")
                .operation(4, new Command.Read("x"), Outcome.OK, Value.of(3))
                .operation(6, new Command.Read("x"), Outcome.FAIL, Value.NIL)
                .operation(8, new Command.Add("x", 2), Outcome.OK, Value.of(5))
                .operation(10, new Command.CompareAndSet("x", 5, 6), Outcome.OK, Value.of(false))
                .open(12, new Command.Write("x", 9));
        assertThat(HistoryEdn.of(example.run()).text()).isEqualTo("""
                        {:index 0, :time 1000000, :process 3, :type :invoke, :f :write, :value 3}
                        {:index 1, :time 2000000, :process 3, :type :ok, :f :write, :value 3}
                        {:index 2, :time 3000000, :process :nemesis, :type :info, :f :fault-began, :value "partition n1 | n2 n3"}
                        {:index 3, :time 4000000, :process 3, :type :invoke, :f :read, :value nil}
                        {:index 4, :time 5000000, :process 3, :type :ok, :f :read, :value 3}
                        {:index 5, :time 6000000, :process 3, :type :invoke, :f :read, :value nil}
                        {:index 6, :time 7000000, :process 3, :type :fail, :f :read, :value nil}
                        {:index 7, :time 8000000, :process 3, :type :invoke, :f :add, :value 2}
                        {:index 8, :time 9000000, :process 3, :type :ok, :f :add, :value 2, :returned 5}
                        {:index 9, :time 10000000, :process 3, :type :invoke, :f :cas, :value [5 6]}
                        {:index 10, :time 11000000, :process 3, :type :fail, :f :cas, :value [5 6], :returned false}
                        {:index 11, :time 12000000, :process 3, :type :invoke, :f :write, :value 9}
                        """);
    }

    @Test
    void ednOfSeveralObjectsHasTuples() {
        Example example = new Example()
                .operation(1, new Command.Write("x", 3), Outcome.OK, Value.NIL)
                .operation(3, new Command.Read("y"), Outcome.OK, Value.NIL);
        assertThat(HistoryEdn.of(example.run()).text())
                .contains(":f :write, :value [\"x\" 3]}")
                .contains(":type :ok, :f :read, :value [\"y\" nil]}");
    }

    @Test
    void jsonlHasOneOperationALine() {
        Example example = new Example()
                .operation(1, new Command.Read("x"), Outcome.OK, Value.of(3))
                .open(4, new Command.Write("x", 9));
        assertThat(JsonLines.history(example.run().history()).text()).isEqualTo("""
                        {"id":0,"client":"c1","process":3,"f":"read","key":"x","argument":null,\
                        "invokedNanos":1000000,"returnedNanos":2000000,"outcome":"ok","value":3,\
                        "version":"1@2","position":null,"servedBy":"n1"}
                        {"id":1,"client":"c1","process":3,"f":"write","key":"x","argument":"9",\
                        "invokedNanos":4000000,"returnedNanos":null,"outcome":"info","value":null,\
                        "version":null,"position":null,"servedBy":null}
                        """);
    }

    @Test
    void aLockIsSaidInJepsensWordsAndAWriteUnderItCarriesItsToken() {
        Example example = new Example()
                .operation(
                        1,
                        new Command.Acquire("x"),
                        Outcome.OK,
                        new Value.Grant(33, SimTime.SECOND))
                .operation(3, new Command.Write("x", 8, 33), Outcome.FAIL, Value.NIL)
                .operation(5, new Command.Release("x", 33), Outcome.OK, Value.NIL);
        assertThat(HistoryEdn.of(example.run()).text()).isEqualTo("""
                        {:index 0, :time 1000000, :process 3, :type :invoke, :f :acquire, :value nil}
                        {:index 1, :time 2000000, :process 3, :type :ok, :f :acquire, :value 33}
                        {:index 2, :time 3000000, :process 3, :type :invoke, :f :write, :value 8, :token 33}
                        {:index 3, :time 4000000, :process 3, :type :fail, :f :write, :value 8, :token 33}
                        {:index 4, :time 5000000, :process 3, :type :invoke, :f :release, :value 33}
                        {:index 5, :time 6000000, :process 3, :type :ok, :f :release, :value 33}
                        """);
        assertThat(JsonLines.history(example.run().history()).text())
                .contains("\"f\":\"acquire\",\"key\":\"x\",\"argument\":null,", "\"value\":33")
                .contains("\"argument\":\"8\",\"token\":33,", "\"argument\":\"33\"");
    }

    @Test
    void textsAndListsAreWrittenAsSuch() {
        Value list = new Value.Listing(List.of(Value.of(1), Value.of(2)));
        Example example = new Example()
                .operation(1, new Command.Write("x", new Value.Text("a\"b")), Outcome.OK, Value.NIL)
                .operation(3, new Command.Append("x", Value.of(2)), Outcome.OK, list)
                .operation(5, new Command.Read("x"), Outcome.OK, list)
                .operation(7, new Command.Dequeue("x"), Outcome.OK, new Value.Text("c"));
        assertThat(HistoryEdn.of(example.run()).text()).isEqualTo("""
                        {:index 0, :time 1000000, :process 3, :type :invoke, :f :write, :value "a\\"b"}
                        {:index 1, :time 2000000, :process 3, :type :ok, :f :write, :value "a\\"b"}
                        {:index 2, :time 3000000, :process 3, :type :invoke, :f :append, :value 2}
                        {:index 3, :time 4000000, :process 3, :type :ok, :f :append, :value 2}
                        {:index 4, :time 5000000, :process 3, :type :invoke, :f :read, :value nil}
                        {:index 5, :time 6000000, :process 3, :type :ok, :f :read, :value [1 2]}
                        {:index 6, :time 7000000, :process 3, :type :invoke, :f :dequeue, :value nil}
                        {:index 7, :time 8000000, :process 3, :type :ok, :f :dequeue, :value "c"}
                        """);
        assertThat(JsonLines.history(example.run().history()).text())
                .contains(
                        "\"argument\":\"\\\"a\\\\\\\"b\\\"\"",
                        "\"value\":[1,2]",
                        "\"value\":\"c\"");
    }

    @Test
    void jsonlHasOneEventALine() {
        Example example = new Example().fault(3, "pause n1").open(4, new Command.Read("x"));
        assertThat(JsonLines.trace(example.run().trace()).text()).isEqualTo("""
                        {"atNanos":3000000,"kind":"fault-began","place":"fault","text":"begins: pause n1"}
                        {"atNanos":4000000,"kind":"invoked","place":"c1","text":"invokes read x","operation":0}
                        """);
    }

    @Test
    void aLineOfANodeWhoseClocksAreWrongSaysWhatTheyShow() {
        NodeId n1 = new NodeId("n1");
        Trace trace = new Trace(
                List.of(
                        new TraceEvent.ProcessChanged(1, n1, Change.CRASHED),
                        new TraceEvent.ClockChanged(
                                2, n1, ClockLine.TRUE, ClockLine.TRUE.jumping(2, 40), 0),
                        new TraceEvent.ProcessChanged(3, n1, Change.RESTARTED),
                        new TraceEvent.ProcessChanged(3, new NodeId("n2"), Change.PAUSED),
                        new TraceEvent.ClockChanged(4, n1, ClockLine.TRUE, ClockLine.TRUE, 0)),
                "0".repeat(64));
        assertThat(JsonLines.trace(trace).text()).isEqualTo("""
                        {"atNanos":1,"kind":"process","place":"n1","text":"crashed"}
                        {"atNanos":2,"kind":"clock","place":"n1","text":"wall clock: 40ns ahead; monotonic clock: true",\
                        "believed":{"wallNanos":42,"monotonicNanos":2}}
                        {"atNanos":3,"kind":"process","place":"n1","text":"restarted",\
                        "believed":{"wallNanos":43,"monotonicNanos":3}}
                        {"atNanos":3,"kind":"process","place":"n2","text":"paused"}
                        {"atNanos":4,"kind":"clock","place":"n1","text":"clocks: true"}
                        """);
    }
}
