package dev.anachron.fault.membership;

import dev.anachron.base.NodeId;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;
import dev.anachron.spi.Administer;

import java.util.List;

/** An operator tells the leader to hand over leadership. */
public record Transfer(List<String> targets) implements Fault {
    public static final FaultKind KIND = new FaultKind(
            "transfer",
            "Tells the leader of the moment to let another node lead, the first one named.",
            FaultKind.Shape.TARGETS,
            List.of(),
            false,
            arguments -> new Transfer(arguments.groups().get(0)));

    @Override
    public Strike inject(World world) {
        List<NodeId> to = Targets.resolve(world, targets).stream().limit(1).toList();
        to.forEach(node -> world.administer(new Administer.TransferLeadership(node)));
        return Strike.instant("transfer leadership to " + Targets.text(to), to);
    }
}
