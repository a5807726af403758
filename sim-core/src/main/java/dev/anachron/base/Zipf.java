package dev.anachron.base;

/**
 * Ranks from 1 to n, rank k with a probability proportional to k^-s: how popular keys are. With
 * {@code s = 0} all are alike; the larger s, the more the first ranks get.
 *
 * <p>Rejection-inversion of Hörmann and Derflinger, "Rejection-inversion to generate variates from
 * monotone discrete distributions" (1996): exact, without a table, in constant time for any n. Names as
 * in the paper: h(x) = x^-s, and H is its integral with H(1) = 0.
 */
public final class Zipf {
    private static final double SMALL = 1e-8;

    private final long ranks;
    private final double s;
    private final double integralOfFirst;
    private final double integralOfAll;
    private final double squeeze;

    /**
     * @param ranks n, at least 1
     * @param s the exponent, not negative
     */
    public Zipf(long ranks, double s) {
        if (ranks < 1 || !(s >= 0)) {
            throw new IllegalArgumentException("no Zipf distribution: n " + ranks + ", s " + s);
        }
        this.ranks = ranks;
        this.s = s;
        integralOfFirst = integral(1.5) - 1; // h(1) = 1: the first rank has exactly its share
        integralOfAll = integral(ranks + 0.5);
        squeeze = 2 - inverse(integral(2.5) - h(2));
    }

    /** A rank from 1 to n. */
    public long sample(RandomStream random) {
        while (true) {
            double u = integralOfAll + random.nextDouble() * (integralOfFirst - integralOfAll);
            double x = inverse(u);
            long rank = Math.min(ranks, Math.max(1L, (long) (x + 0.5)));
            if (rank - x <= squeeze || u >= integral(rank + 0.5) - h((double) rank)) {
                return rank;
            }
        }
    }

    private double h(double x) {
        return StrictMath.exp(-s * StrictMath.log(x));
    }

    /** H(x) = (x^(1-s) - 1) / (1-s), and log x for s = 1; steady in between. */
    private double integral(double x) {
        double log = StrictMath.log(x);
        double exponent = (1 - s) * log;
        return log
                * (Math.abs(exponent) > SMALL
                        ? StrictMath.expm1(exponent) / exponent
                        : 1 + exponent / 2 * (1 + exponent / 3));
    }

    /** The inverse of H. */
    private double inverse(double y) {
        double grown = Math.max(-1, y * (1 - s)); // rounding may take it just below -1
        return StrictMath.exp(y
                * (Math.abs(grown) > SMALL
                        ? StrictMath.log1p(grown) / grown
                        : 1 - grown / 2 * (1 - grown * 2 / 3)));
    }
}
