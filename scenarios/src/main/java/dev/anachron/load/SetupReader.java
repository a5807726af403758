package dev.anachron.load;

import dev.anachron.base.Shards;
import dev.anachron.base.SimTime;
import dev.anachron.load.Tree.Mapping;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Scenario.Published;
import dev.anachron.scenario.Setup;
import dev.anachron.scenario.Setup.ClientPlan;
import dev.anachron.scenario.Setup.Cluster;
import dev.anachron.scenario.Setup.Links;
import dev.anachron.scenario.Setup.PlannedFault;
import dev.anachron.scenario.Setup.ScriptStep;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what one variant runs: everything but the scenario's head. */
final class SetupReader {
    private final Catalogues catalogues;
    private final Problems problems;

    SetupReader(Catalogues catalogues, Problems problems) {
        this.catalogues = catalogues;
        this.problems = problems;
    }

    /** Null only when a problem was found; the other way round does not hold. */
    @Nullable
    Setup setup(Mapping tree) {
        Fields top = Fields.of(tree, "a scenario", ScenarioReader.KEYS, problems);
        if (top == null) {
            return null;
        }
        long duration = top.require("duration", "10s", Quantities::positiveDuration, SimTime.NEVER);
        ClusterReader clusterReader = ClusterReader.of(top);
        int before = problems.all().size();
        List<String> nodes = clusterReader == null ? new ArrayList<>() : clusterReader.nodes();
        Shards shards = clusterReader == null ? Shards.UNDIVIDED : clusterReader.shards(nodes);
        boolean nodesCertain = !nodes.isEmpty() && problems.all().size() == before;
        ClientsReader clientsReader = new ClientsReader(top.find("clients"), nodes, problems);
        Parties named = new Parties(
                nodes,
                clientsReader.names(),
                nodesCertain && clientsReader.complete(),
                new TreeMap<>(),
                shards);
        NetworkReader networkReader = NetworkReader.of(top.find("network"), named, problems);
        Parties parties = named.in(networkReader.regions());
        Moments moments = new Moments(duration);
        Cluster cluster = clusterReader == null
                ? null
                : clusterReader.read(parties, moments, catalogues.protocols());
        MessageTypes types = cluster == null
                ? MessageTypes.unknown(problems)
                : MessageTypes.of(cluster.protocol(), problems);
        Links network = networkReader.read(types);
        List<ClientPlan> clients = clientsReader.read(parties, catalogues.workloads(), cluster);
        List<ScriptStep> script = new ScriptReader(problems, parties, moments, cluster)
                .read(top.find("script"), clients);
        List<PlannedFault> faults = new FaultsReader(problems, parties, moments, types)
                .read(top.find("faults"), catalogues.faults());
        return cluster == null
                ? null
                : new Setup(duration, cluster, network, clients, script, faults);
    }

    List<Published> published(Mapping tree) {
        return new PublishedReader(problems, catalogues).read(tree.value("published"));
    }

    List<Expectation> expectations(Mapping tree) {
        return new ExpectReader(problems, catalogues).read(tree.value("expect"));
    }
}
