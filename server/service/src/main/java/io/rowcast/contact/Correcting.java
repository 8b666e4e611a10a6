package io.rowcast.contact;

import io.rowcast.platform.crypto.Sealer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Puts right what is known of a person, within the caller's transaction. */
final class Correcting {
    private final ContactStore contacts = new ContactStore();
    private final IdentityStore identities = new IdentityStore();
    private final SuppressionStore suppressions = new SuppressionStore();

    /**
     * Corrects a contact.
     *
     * @param name what the person is called; null leaves it as it is
     * @param recipient the right number or user id; what the old one brought goes on under it. Null leaves it as it is
     * @return false where there is no such contact
     */
    boolean correct(
            Handle handle,
            Sealer sealer,
            UUID contact,
            @Nullable String name,
            @Nullable String recipient,
            Instant now) {
        var known = contacts.page(handle, sealer, null, contact, 1);
        if (known.isEmpty()) {
            return false;
        }
        String before = known.getFirst().recipient();
        if (recipient != null && !recipient.equals(before)) {
            identities.change(handle, sealer, before, recipient, now);
            suppressions.carryOver(handle, sealer, before, recipient);
            contacts.carryOver(handle, sealer, before, recipient);
        }
        if (name != null) {
            contacts.name(
                    handle,
                    sealer,
                    Map.of(recipient == null ? before : recipient, name),
                    ContactStore.NamedBy.IMPORT,
                    now);
        }
        return true;
    }
}
