package io.rowcast.contact;

import io.rowcast.audience.Address;
import io.rowcast.platform.crypto.Sealer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who a recipient is, as the ledgers know one: a keyed fingerprint of the phone number or user id, good for look-up and telling
 * nothing. The same name has another id in another workspace, and one person may have several: see {@link IdentityStore}.
 */
public final class RecipientId {
    private final byte[] bytes;

    private RecipientId(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param name the number with its plus sign, as {@code +447400123456}, or a business-scoped user id of Meta's; two
     *     spellings of one WhatsApp account give one id
     */
    public static RecipientId of(Sealer sealer, String name) {
        return new RecipientId(sealer.fingerprint("recipient:" + WhatsAppNumber.oneSpelling(name)));
    }

    /** The id of whom a message goes to. */
    public static RecipientId of(Sealer sealer, Address address) {
        return of(sealer, address.text());
    }

    /** As it stands in the database. */
    public static RecipientId stored(byte[] bytes) {
        return new RecipientId(bytes.clone());
    }

    /** For a column of type bytea. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecipientId that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes, 0, Math.min(4, bytes.length));
    }
}
