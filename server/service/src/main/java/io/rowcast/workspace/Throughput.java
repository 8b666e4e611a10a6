package io.rowcast.workspace;

/** Messages a second that Meta takes from one number (facts.md section 11). */
public final class Throughput {
    public static final int STANDARD = 80;
    public static final int HIGH = 1000;

    /** A number that is used in the WhatsApp Business app too. */
    public static final int COEXISTENCE = 20;

    private Throughput() {}

    /**
     * @param level Meta's {@code throughput.level}, in upper case. For NOT_APPLICABLE Meta names no rate: it is taken for a
     *     number that is in the app too, the slowest there is
     * @param otherwise where the level says nothing, or something new
     */
    public static int of(String level, int otherwise) {
        return switch (level) {
            case "STANDARD" -> STANDARD;
            case "HIGH" -> HIGH;
            case "NOT_APPLICABLE" -> COEXISTENCE;
            default -> otherwise;
        };
    }
}
