package dev.anachron.cli;

import java.math.BigDecimal;

/** Shares of 1 as percent. */
final class Percent {
    private Percent() {}

    /** Without a sign, as short as it can be: {@code 0.5}. */
    static String text(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
