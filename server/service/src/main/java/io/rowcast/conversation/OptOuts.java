package io.rowcast.conversation;

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

    public OptOuts(SuppressionStore suppressions) {
        this.suppressions = suppressions;
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
            case START -> suppressions.lift(handle, RecipientId.of(sealer, recipient), List.of(source));
        }
    }
}
