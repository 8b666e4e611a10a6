package io.rowcast.workspace;

import org.jspecify.annotations.Nullable;

/** Messages a second that Meta takes from one number (facts.md section 11). */
public final class Throughput {
    public static final int STANDARD = 80;
    public static final int HIGH = 1000;

    /** A number that is used in the WhatsApp Business app too. */
    public static final int COEXISTENCE = 20;

    private Throughput() {}

    /**
     * @param level Meta's {@code throughput.level}; what it does not say is taken as the default, 80
     * @param inBusinessApp whether the number is used in the WhatsApp Business app too
     */
    public static int of(@Nullable String level, boolean inBusinessApp) {
        if (inBusinessApp) {
            return COEXISTENCE;
        }
        return "HIGH".equals(level) ? HIGH : STANDARD;
    }
}
