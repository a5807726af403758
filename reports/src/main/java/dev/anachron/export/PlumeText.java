package dev.anachron.export;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import dev.anachron.engine.Run;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.write.Content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Plume's text, which AWDIT reads too: {@code r(key,value,session,transaction)} and {@code w(…)} of registers,
 * one session after the other. Everything is a whole number: objects are numbered in order of name, values
 * of each in order of writing from 1; 0 is what an object holds at first. Each operation is a transaction of
 * its own, and -1 is that of a failed write. Of unknown outcome only writes that somebody read are there.
 */
final class PlumeText {
    private final Run run;
    private final Map<String, Integer> keys = new TreeMap<>();
    private final Map<String, Map<String, Integer>> values = new TreeMap<>();
    private final Map<String, Set<Value>> read = new TreeMap<>();

    private PlumeText(Run run) {
        this.run = run;
        run.history().keys().forEach(key -> keys.put(key, keys.size()));
        run.history()
                .reads()
                .forEach(one -> read.computeIfAbsent(one.command().key(), key -> new HashSet<>())
                        .add(one.value()));
    }

    static Content of(Run run) throws NotExportableException {
        PlumeText plume = new PlumeText(run);
        for (Operation operation : run.history().operations()) {
            Command command = operation.command();
            if (!(command instanceof Command.Read || command instanceof Command.Write)) {
                throw new NotExportableException("Plume's text has reads and writes only; "
                        + operation.text() + " is neither");
            }
            plume.number(command);
        }
        return Content.lines(out -> {
            for (String line : plume.lines()) {
                out.append(line).append('\n');
            }
        });
    }

    private void number(Command command) {
        if (command instanceof Command.Write write) {
            Map<String, Integer> known =
                    values.computeIfAbsent(write.key(), key -> new TreeMap<>());
            known.putIfAbsent(write.value().text(), known.size() + 1);
        }
    }

    private List<String> lines() {
        List<Operation> bySession = new ArrayList<>(run.history().operations());
        bySession.sort(Comparator.comparing(Operation::client));
        Map<String, Integer> sessions = new TreeMap<>();
        List<String> lines = new ArrayList<>();
        for (Operation operation : bySession) {
            int session =
                    sessions.computeIfAbsent(operation.client().name(), name -> sessions.size());
            if (counts(operation)) {
                lines.add(line(operation, session));
            }
        }
        return lines;
    }

    private boolean counts(Operation operation) {
        if (operation.command() instanceof Command.Write write
                && operation.outcome() == Outcome.INFO) {
            return read.getOrDefault(write.key(), Set.of()).contains(write.value());
        }
        return operation.ok() || !operation.isRead();
    }

    private String line(Operation operation, int session) {
        String key = operation.command().key();
        Value value = operation.command() instanceof Command.Write write
                ? write.value()
                : operation.value();
        int number = values.getOrDefault(key, Map.of()).getOrDefault(value.text(), 0);
        int transaction = operation.outcome() == Outcome.FAIL ? -1 : operation.id();
        return (operation.isRead() ? "r(" : "w(") + keys.get(key) + "," + number + "," + session
                + "," + transaction + ")";
    }
}
