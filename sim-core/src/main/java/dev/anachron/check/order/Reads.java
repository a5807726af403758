package dev.anachron.check.order;

import dev.anachron.check.Verdict;

import org.jspecify.annotations.Nullable;

/** What all models have in common that look at reads. */
public final class Reads {
    private Reads() {}

    /** Those whose answer binds, of all sessions. */
    public static int[] binding(Dependencies on) {
        IntList found = new IntList();
        for (int i = 0; i < on.size(); i++) {
            if (on.binds(i)) {
                found.add(i);
            }
        }
        return found.toArray();
    }

    /** Those that tell what they saw: one change, none or several. */
    public static int[] telling(Dependencies on) {
        IntList found = new IntList();
        for (int i = 0; i < on.size(); i++) {
            if (on.binds(i) || on.shows(i)) {
                found.add(i);
            }
        }
        return found.toArray();
    }

    /** Those whose answer binds, of one session. */
    public static int[] binding(Dependencies on, int session) {
        IntList found = new IntList();
        for (int operation : on.chains()[session]) {
            if (on.binds(operation)) {
                found.add(operation);
            }
        }
        return found.toArray();
    }

    /** {@code 1 read}, {@code 2 reads}. */
    public static String count(int[] reads) {
        return reads.length + (reads.length == 1 ? " read" : " reads");
    }

    /** The breach that every model forbids: a read of what nobody had written. */
    public static @Nullable Verdict thinAir(Dependencies on) {
        for (int i = 0; i < on.size(); i++) {
            if (on.source(i) == Dependencies.THIN_AIR) {
                return Witness.thinAir(on, i);
            }
        }
        return null;
    }

    /** No breach was found: which is certain, where everything could be judged. */
    public static Verdict kept(Dependencies on, boolean tested, String reason) {
        return kept(on.knowledge().doubt(), tested, reason);
    }

    /** The same where only some of what is not known matters. */
    public static Verdict kept(@Nullable String doubt, boolean tested, String reason) {
        if (doubt != null) {
            return Verdict.unknown("No breach was found, but not everything is known: " + doubt);
        }
        return tested ? Verdict.valid(reason) : Verdict.untested("Nothing to judge: " + reason);
    }
}
