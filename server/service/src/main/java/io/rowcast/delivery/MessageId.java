package io.rowcast.delivery;

import io.rowcast.platform.crypto.Sealer;
import java.util.HexFormat;

/** Meta's id of a message as the ledgers know it: a keyed fingerprint, since the id itself carries the phone number. */
public record MessageId(String hex) {
    public static MessageId of(Sealer sealer, String wamid) {
        return new MessageId(HexFormat.of().formatHex(sealer.fingerprint("wamid:" + wamid)));
    }

    /** For a column of type bytea. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
