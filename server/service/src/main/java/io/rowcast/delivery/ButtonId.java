package io.rowcast.delivery;

import io.rowcast.platform.crypto.Sealer;
import java.util.Locale;

/** A button as the ledgers know it: a keyed fingerprint of what stands on it, or of what it carries, telling nothing. */
public record ButtonId(byte[] bytes) {
    /** Blanks around it, and upper or lower case, make no difference. */
    public static ButtonId of(Sealer sealer, String words) {
        return new ButtonId(sealer.fingerprint("button:" + words.strip().toLowerCase(Locale.ROOT)));
    }
}
