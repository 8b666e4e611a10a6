package io.rowcast.conversation;

import io.rowcast.contact.Agreement;
import io.rowcast.contact.Consent;
import io.rowcast.contact.ConsentStore;
import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.RecipientId;
import io.rowcast.contact.Suppression;
import io.rowcast.contact.Suppression.Source;
import io.rowcast.contact.SuppressionStore;
import io.rowcast.platform.crypto.Sealer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Heeds a person's wish to get no messages, or to get them again. What one way brought, only the same way lifts. */
public final class OptOuts {
    private final SuppressionStore suppressions;
    private final IdentityStore identities;
    private final ConsentStore consents = new ConsentStore();
    private final OptOutWordStore words = new OptOutWordStore();

    public OptOuts(SuppressionStore suppressions, IdentityStore identities) {
        this.suppressions = suppressions;
        this.identities = identities;
    }

    /** A word, or a button by what it shows or carries; most messages are none. */
    void byWord(Handle handle, Sealer sealer, InboundMessage message) {
        List<String> brief = Stream.of(message.text(), message.payload())
                .filter(text -> text != null && text.length() <= OptOutWords.LONGEST_MESSAGE)
                .toList();
        if (brief.isEmpty()) {
            return;
        }
        OptOutWords known = words.find(handle);
        brief.stream()
                .flatMap(text -> known.in(text).stream())
                .findFirst()
                .ifPresent(asked -> heed(
                        handle,
                        sealer,
                        message.from().name(),
                        asked.wish(),
                        Source.WORD,
                        message.at(),
                        asked.written()));
    }

    /** The person's own setting in WhatsApp for marketing messages (facts.md section 8.4). */
    public void byPreference(Handle handle, Sealer sealer, String recipient, Wish wish, Instant at) {
        heed(handle, sealer, recipient, wish, Source.META_PREFERENCE, at, null);
    }

    private void heed(
            Handle handle,
            Sealer sealer,
            String recipient,
            Wish wish,
            Source source,
            Instant at,
            @Nullable String written) {
        switch (wish) {
            case STOP -> suppressions.suppress(handle, sealer, Suppression.by(source, recipient, at, written));
            case START -> {
                RecipientId name = RecipientId.of(sealer, recipient);
                boolean left = identities.hasLeft(handle, name);
                lift(handle, name, left, source, at);
                if (source == Source.WORD && !left) {
                    consents.give(
                            handle,
                            sealer,
                            List.of(new Agreement(recipient, Consent.Source.WORD, null, null, at, true)));
                }
            }
        }
    }

    /** A number that somebody left may be a stranger's by now, whose word lifts nothing of the other's. */
    private void lift(Handle handle, RecipientId recipient, boolean left, Source source, Instant at) {
        if (left) {
            suppressions.liftOnly(handle, recipient, List.of(source), at);
        } else {
            suppressions.lift(handle, recipient, List.of(source), at);
        }
    }
}
