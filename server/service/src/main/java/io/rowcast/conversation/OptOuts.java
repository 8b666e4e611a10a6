package io.rowcast.conversation;

import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.RecipientId;
import io.rowcast.contact.Suppression;
import io.rowcast.contact.Suppression.Source;
import io.rowcast.contact.SuppressionStore;
import io.rowcast.platform.crypto.Sealer;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Heeds a person's wish to get no messages, or to get them again. What one way brought, only the same way lifts. */
public final class OptOuts {
    private final SuppressionStore suppressions;
    private final IdentityStore identities;

    public OptOuts(SuppressionStore suppressions, IdentityStore identities) {
        this.suppressions = suppressions;
        this.identities = identities;
    }

    /** A word or a button. */
    void byWord(Handle handle, Sealer sealer, String recipient, Wish wish, Instant at) {
        heed(handle, sealer, recipient, wish, Source.WORD, at);
    }

    /** The person's own setting in WhatsApp for marketing messages (facts.md section 8.4). */
    public void byPreference(Handle handle, Sealer sealer, String recipient, Wish wish, Instant at) {
        heed(handle, sealer, recipient, wish, Source.META_PREFERENCE, at);
    }

    private void heed(Handle handle, Sealer sealer, String recipient, Wish wish, Source source, Instant at) {
        switch (wish) {
            case STOP -> suppressions.suppress(handle, sealer, Suppression.by(source, recipient, at));
            case START -> lift(handle, RecipientId.of(sealer, recipient), source);
        }
    }

    /** A number that somebody left may be a stranger's by now, whose word lifts nothing of the other's. */
    private void lift(Handle handle, RecipientId recipient, Source source) {
        if (identities.hasLeft(handle, recipient)) {
            suppressions.liftOnly(handle, recipient, List.of(source));
        } else {
            suppressions.lift(handle, recipient, List.of(source));
        }
    }
}
