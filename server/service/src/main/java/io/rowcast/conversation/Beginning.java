package io.rowcast.conversation;

import io.rowcast.audience.Address;
import io.rowcast.audience.PhoneReading;
import io.rowcast.contact.ContactStore;
import io.rowcast.contact.RecipientId;
import io.rowcast.contact.RecipientReader;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Opens the conversation with somebody whose number a person of the workspace has. Nothing is sent by it. */
final class Beginning {
    /** What became of a wish to open one. */
    sealed interface Outcome {
        record Open(UUID conversation) implements Outcome {}

        /**
         * Nobody of this number is known to the workspace.
         *
         * @param number as it was read
         */
        record Unknown(String number) implements Outcome {
            /** Without what it holds. */
            @Override
            public String toString() {
                return "nobody who is known";
            }
        }

        /** @param words what is wrong with the number, and what to do */
        record Unreadable(String words) implements Outcome {
            /** Without what it holds. */
            @Override
            public String toString() {
                return "no number";
            }
        }
    }

    private final Database database;
    private final Sealers sealers;
    private final InstantSource clock;
    private final ConversationStore conversations = new ConversationStore();
    private final ContactStore contacts = new ContactStore();

    Beginning(Database database, Sealers sealers, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.clock = clock;
    }

    /**
     * @param number with its country code, in any written form; or a WhatsApp user id
     * @param anybody whether it may be somebody who is not known yet, and becomes a contact by it
     */
    Outcome open(WorkspaceId workspace, UUID sender, String number, boolean anybody) {
        return switch (new RecipientReader(null).read(number)) {
            case PhoneReading.Unreadable no -> new Outcome.Unreadable(no.message() + " " + no.fix());
            case PhoneReading.Read read ->
                database.inWorkspace(
                        workspace, handle -> open(handle, sealers.of(workspace), sender, read.address(), anybody));
        };
    }

    private Outcome open(Handle handle, Sealer sealer, UUID sender, Address address, boolean anybody) {
        if (!anybody && contacts.find(handle, RecipientId.of(sealer, address)).isEmpty()) {
            return new Outcome.Unknown(address.text());
        }
        contacts.meet(handle, sealer, List.of(address.text()), clock.instant());
        return new Outcome.Open(conversations.look(handle, sealer, sender, address.text(), clock.instant()));
    }
}
