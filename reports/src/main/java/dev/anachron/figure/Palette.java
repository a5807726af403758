package dev.anachron.figure;

/**
 * The one place that turns roles into colours: the palette of Okabe and Ito (2008), which people with
 * any common kind of colour blindness can tell apart, and greys for what is not running.
 */
public final class Palette {
    private Palette() {}

    /** {@code 0xRRGGBB}. */
    public static int rgb(Role role) {
        return switch (role) {
            case READ, LEADER, FIRST -> 0x0072B2;
            case WRITE, FIFTH -> 0xE69F00;
            case UPDATE, SECOND -> 0x009E73;
            case FRESH, SIXTH -> 0x56B4E9;
            case VIOLATION, THIRD -> 0xD55E00;
            case INDETERMINATE, FOURTH -> 0xCC79A7;
            case FAILED, SEVENTH -> 0x6E6E6E;
            case DOWN -> 0x8C8C8C;
        };
    }

    /** {@code #rrggbb}, as style sheets write it. */
    public static String hex(Role role) {
        String digits = Integer.toHexString(rgb(role));
        return "#" + "0".repeat(6 - digits.length()) + digits;
    }
}
