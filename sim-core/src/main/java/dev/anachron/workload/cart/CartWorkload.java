package dev.anachron.workload.cart;

import dev.anachron.base.Command;
import dev.anachron.base.RandomStream;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;
import dev.anachron.workload.Workload;
import dev.anachron.workload.WorkloadKind;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A shopping cart (Dynamo, section 4.4): items are put in and taken out. Every item is put in once, so that
 * one that is missing, or there again, can only be the store's doing: client 2 puts in 102, 202, 302, …
 */
public final class CartWorkload implements Workload {
    public static final WorkloadKind KIND = new WorkloadKind(
            "cart",
            "Puts items into a shopping cart, takes its own out again, and looks.",
            List.of(
                    Setting.share("reads", "20%", "The share of looks into the cart."),
                    Setting.share(
                            "removals",
                            "20%",
                            "The share of the other operations that take an item out: the oldest that"
                                    + " this client has put in and not yet taken out.")),
            false,
            CartWorkload::new);

    /** The cart's name. */
    public static final String KEY = "cart";

    private static final long CLIENTS = 100;

    private final double readShare;
    private final double removalShare;
    private final int client;
    private final Deque<Long> mine = new ArrayDeque<>();
    private long count;

    private CartWorkload(Settings settings, int client) {
        this.readShare = settings.share("reads");
        this.removalShare = settings.share("removals");
        this.client = client;
    }

    @Override
    public Command next(RandomStream random) {
        if (random.chance(readShare)) {
            return new Command.Read(KEY);
        }
        if (random.chance(removalShare) && !mine.isEmpty()) {
            return new Command.Remove(KEY, mine.remove());
        }
        count++;
        long item = count * CLIENTS + client;
        mine.add(item);
        return new Command.Insert(KEY, item);
    }
}
