package io.rowcast.writeback;

import java.util.List;

/**
 * The colours of the status column, dark on light of the same hue. They are added once, with the column, as conditional
 * formats that the user may change or remove.
 */
public final class StatusColours {
    /**
     * @param text what the cell says
     * @param background as #rrggbb
     * @param foreground as #rrggbb
     */
    public record Colour(String text, String background, String foreground) {}

    /** One a status word. */
    public static final List<Colour> ALL = List.of(
            new Colour("Queued", "#f1f3f4", "#3c4043"),
            new Colour("Sending", "#e8f0fe", "#174ea6"),
            new Colour("Sent", "#d2e3fc", "#174ea6"),
            new Colour("Delivered", "#e6f4ea", "#0d652d"),
            new Colour("Read", "#ceead6", "#0d652d"),
            new Colour("Failed", "#fce8e6", "#a50e0e"),
            new Colour("Unconfirmed", "#feefc3", "#5f3b00"),
            new Colour("Cancelled", "#f1f3f4", "#5f6368"),
            new Colour("Skipped", "#f1f3f4", "#5f6368"));

    private StatusColours() {}
}
