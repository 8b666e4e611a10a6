package io.rowcast.contact;

import io.rowcast.audit.Action;
import io.rowcast.audit.AuditStore;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Puts right what is known of a person. */
public final class Correcting {
    private final Database database;
    private final Sealers sealers;
    private final InstantSource clock;
    private final ContactStore contacts = new ContactStore();
    private final IdentityStore identities = new IdentityStore();
    private final SuppressionStore suppressions = new SuppressionStore();

    public Correcting(Database database, Sealers sealers, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.clock = clock;
    }

    /**
     * Corrects a contact, and records that it was done.
     *
     * @param name what the person is called; null leaves it as it is
     * @param recipient the right number or user id; what the old one brought goes on under it. Null leaves it as it is
     * @return false where there is no such contact
     */
    public boolean correct(Caller caller, UUID contact, @Nullable String name, @Nullable String recipient) {
        Sealer sealer = sealers.of(caller.workspace());
        Instant now = clock.instant();
        return database.inWorkspace(caller.workspace(), handle -> {
            List<Contact> known = contacts.page(handle, sealer, null, contact, 1);
            if (known.isEmpty()) {
                return false;
            }
            correct(handle, sealer, known.getFirst().recipient(), name, recipient, now);
            Map<String, String> parts =
                    Map.of("name", String.valueOf(name != null), "recipient", String.valueOf(recipient != null));
            AuditStore.add(handle, caller.actor(), Action.CONTACT_CORRECTED, contact, parts, now);
            return true;
        });
    }

    private void correct(
            Handle handle,
            Sealer sealer,
            String before,
            @Nullable String name,
            @Nullable String recipient,
            Instant now) {
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
    }
}
