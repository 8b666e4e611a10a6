package io.rowcast.contact;

import io.rowcast.audience.PhoneNumber;
import io.rowcast.audience.UserId;
import io.rowcast.platform.http.Requests;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People as the API tells them. */
final class ContactView {
    /** @param name what they are called, where that is known */
    record Summary(
            UUID id, String recipient, @Nullable String name, Instant since, boolean agreed, boolean suppressed) {
        static Summary of(Contact contact) {
            return new Summary(
                    contact.id(),
                    contact.recipient(),
                    contact.shownName(),
                    contact.since(),
                    contact.agreed(),
                    contact.suppressed());
        }
    }

    /** @param next where the following page starts; null on the last */
    record Page(List<Summary> contacts, @Nullable String next) {}

    record NameView(String recipient, boolean left) {}

    record ConsentView(
            boolean given,
            String source,
            @Nullable String text,
            @Nullable String origin,
            Instant at,
            @Nullable Instant liftedAt) {
        static ConsentView of(Consent consent) {
            return new ConsentView(
                    consent.given(),
                    consent.source().word(),
                    consent.words(),
                    consent.origin(),
                    consent.at(),
                    consent.liftedAt());
        }
    }

    /** A person's history, latest first. */
    record Consents(List<ConsentView> consents) {}

    record Whole(
            UUID id,
            String recipient,
            @Nullable String name,
            Instant since,
            boolean agreed,
            boolean suppressed,
            List<NameView> names,
            List<ConsentView> consents,
            @Nullable SuppressionView suppression,
            Contact.Messages messages) {
        static Whole of(Contact.Details details) {
            Contact contact = details.contact();
            Suppression suppression = details.suppression();
            return new Whole(
                    contact.id(),
                    contact.recipient(),
                    contact.shownName(),
                    contact.since(),
                    contact.agreed(),
                    contact.suppressed(),
                    details.names().stream()
                            .map(name -> new NameView(name.recipient(), name.left()))
                            .toList(),
                    details.consents().stream().map(ConsentView::of).toList(),
                    suppression == null ? null : SuppressionView.of(suppression),
                    details.messages());
        }
    }

    private ContactView() {}

    /** @param name null leaves it as it is, as does a recipient of null */
    record Correction(@Nullable String name, @Nullable String recipient) {
        private static final int LONGEST_NAME = 200;

        Correction {
            if (name == null && recipient == null) {
                throw Requests.wrong("", "expected a name or a recipient");
            }
            if (name != null) {
                Requests.text("name", name, 1, LONGEST_NAME);
            }
            if (recipient != null && !PhoneNumber.fits(recipient) && !UserId.fits(recipient)) {
                throw Requests.wrong(
                        "recipient", "expected a number in E.164, as +447400123456, or a WhatsApp user id");
            }
        }

        @Override
        public String toString() {
            return "correction";
        }
    }
}
