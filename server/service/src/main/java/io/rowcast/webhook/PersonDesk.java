package io.rowcast.webhook;

import io.rowcast.contact.ContactStore;
import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.Person;
import io.rowcast.contact.SuppressionStore;
import io.rowcast.conversation.OptOuts;
import io.rowcast.conversation.Wish;
import io.rowcast.delivery.Consequence;
import io.rowcast.delivery.DeliveryStatus;
import io.rowcast.delivery.FailureStore;
import io.rowcast.delivery.MessageId;
import io.rowcast.delivery.MetaError;
import io.rowcast.platform.crypto.Sealer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Heeds what webhooks tell of people: under which names they are known, and whether they want messages. */
public final class PersonDesk {
    private final IdentityStore identities;
    private final SuppressionStore suppressions;
    private final OptOuts optOuts;
    private final FailureStore failures = new FailureStore();
    private final ContactStore contacts = new ContactStore();

    public PersonDesk(IdentityStore identities, SuppressionStore suppressions, OptOuts optOuts) {
        this.identities = identities;
        this.suppressions = suppressions;
        this.optOuts = optOuts;
    }

    /** Learns who is who before anything else of the events is applied: a STOP under one name counts for all of them. */
    void learn(Handle handle, Sealer sealer, List<Arrived> arrivals) {
        identities.join(
                handle,
                sealer,
                arrivals.stream().flatMap(arrived -> seen(arrived.event())).toList());
        Map<String, String> names = new HashMap<>();
        arrivals.forEach(arrived -> {
            if (arrived.event() instanceof Event.Named named) {
                names.put(named.person().name(), named.name());
            }
        });
        contacts.name(
                handle,
                sealer,
                names,
                ContactStore.NamedBy.WHATSAPP,
                arrivals.getFirst().at());
    }

    private static Stream<Person> seen(Event event) {
        return switch (event) {
            case Event.Seen seen -> Stream.of(seen.person());
            case Event.Named named -> Stream.empty();
            case Event.Message message -> Stream.of(message.message().from());
            case Event.Preference preference -> Stream.of(preference.person());
            case Event.Status status -> Stream.empty();
            case Event.Moved moved -> Stream.empty();
            case Event.OfTemplate template -> Stream.empty();
            case Event.OfAccount account -> Stream.empty();
            case Event.PassedOver passedOver -> Stream.empty();
        };
    }

    void moved(Handle handle, Sealer sealer, Event.Moved news) {
        identities.change(handle, sealer, news.before(), news.after(), news.at());
        suppressions.carryOver(handle, sealer, news.before(), news.after());
        contacts.carryOver(handle, sealer, news.before(), news.after());
    }

    void preference(Handle handle, Sealer sealer, Event.Preference news) {
        optOuts.byPreference(handle, sealer, news.person().name(), news.wish(), news.at());
    }

    /** What a failure means for others than its message stands in the one table of errors. */
    void failure(Handle handle, Sealer sealer, Event.Status news) {
        Integer code = news.errorCode();
        if (code == null || news.status() != DeliveryStatus.FAILED) {
            return;
        }
        Person recipient = news.recipient();
        boolean preference = MetaError.of(code).consequence() instanceof Consequence.SuppressRecipient suppress
                && suppress.byPreference();
        if (preference && recipient != null) {
            // Tells of a preference whose webhook we never saw, whosever message it was.
            optOuts.byPreference(handle, sealer, recipient.name(), Wish.STOP, news.at());
        } else {
            failures.heed(handle, sealer, MessageId.of(sealer, news.wamid()), code, news.at());
        }
    }
}
