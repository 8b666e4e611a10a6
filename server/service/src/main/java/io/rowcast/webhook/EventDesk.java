package io.rowcast.webhook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.rowcast.conversation.Conversations;
import io.rowcast.conversation.HandMessageStore;
import io.rowcast.delivery.DeliveryLedgerStore;
import io.rowcast.delivery.DeliverySeals;
import io.rowcast.delivery.MessageId;
import io.rowcast.delivery.StatusReport;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings events to the ledgers of the workspaces whose numbers they name. Applying one twice is applying it once. */
public final class EventDesk {
    private static final Logger LOG = LoggerFactory.getLogger(EventDesk.class);

    private final Sealers sealers;
    private final DeliveryLedgerStore deliveries;
    private final HandMessageStore handMessages;
    private final Conversations conversations;
    private final PersonDesk people;
    private final AccountDesk accounts;
    private final NumberOwnerStore numbers = new NumberOwnerStore();

    public EventDesk(
            Sealers sealers,
            DeliveryLedgerStore deliveries,
            HandMessageStore handMessages,
            Conversations conversations,
            PersonDesk people,
            AccountDesk accounts) {
        this.sealers = sealers;
        this.deliveries = deliveries;
        this.handMessages = handMessages;
        this.conversations = conversations;
        this.people = people;
        this.accounts = accounts;
    }

    /** Within the caller's transaction, whose workspace changes. */
    void apply(Handle handle, List<Arrived> arrivals) {
        Map<String, List<Arrived>> byNumber = arrivals.stream()
                .filter(arrived -> arrived.event() instanceof Event.OfNumber)
                .collect(groupingBy(
                        arrived -> ((Event.OfNumber) arrived.event()).phoneNumberId(), LinkedHashMap::new, toList()));
        byNumber.forEach((number, ofNumber) -> applyOfNumber(handle, number, ofNumber));
        arrivals.forEach(arrived -> accounts.apply(handle, arrived));
    }

    private void applyOfNumber(Handle handle, String number, List<Arrived> arrivals) {
        Optional<NumberOwner> owner = numbers.find(handle, number);
        if (owner.isEmpty()) {
            LOG.info("Passed over {} events of the number {}, which no workspace has", arrivals.size(), number);
            return;
        }
        Database.enter(handle, owner.get().workspace());
        Sealer sealer = sealers.of(owner.get().workspace());
        people.learn(handle, sealer, arrivals);
        handMessages.record(handle, deliveries.record(handle, reports(sealer, arrivals)));
        Conversations.Homes homes =
                conversations.open(handle, sealer, owner.get().senderId(), messages(arrivals));
        arrivals.forEach(arrived -> applyOne(handle, sealer, owner.get(), arrived, homes));
    }

    private static List<Conversations.Received> messages(List<Arrived> arrivals) {
        return arrivals.stream()
                .filter(arrived -> arrived.event() instanceof Event.Message)
                .map(arrived -> received(arrived, (Event.Message) arrived.event()))
                .toList();
    }

    private static Conversations.Received received(Arrived arrived, Event.Message news) {
        return new Conversations.Received(news.message(), arrived.at());
    }

    private void applyOne(Handle handle, Sealer sealer, NumberOwner owner, Arrived arrived, Conversations.Homes homes) {
        switch (arrived.event()) {
            case Event.Message news ->
                conversations.receive(handle, sealer, owner.senderId(), received(arrived, news), homes);
            case Event.Preference news -> people.preference(handle, sealer, news);
            case Event.Status news -> people.failure(handle, sealer, news);
            case Event.Moved news -> {
                people.moved(handle, sealer, news);
                conversations.moved(handle, sealer, news.before(), news.after(), news.at());
            }
            case Event.Seen news -> {}
            case Event.Named news -> {}
            case Event.OfTemplate news -> {}
            case Event.OfAccount news -> {}
            case Event.PassedOver news -> {}
        }
    }

    private static List<DeliveryLedgerStore.Report> reports(Sealer sealer, List<Arrived> arrivals) {
        return arrivals.stream()
                .map(Arrived::event)
                .filter(Event.Status.class::isInstance)
                .map(Event.Status.class::cast)
                .map(news -> new DeliveryLedgerStore.Report(
                        news.deliveryId(), MessageId.of(sealer, news.wamid()), report(sealer, news)))
                .toList();
    }

    private static StatusReport report(Sealer sealer, Event.Status news) {
        String details = news.errorDetails();
        Instant at = news.at();
        return new StatusReport(
                news.status(),
                at,
                news.errorCode(),
                details == null ? null : sealer.seal(details, DeliverySeals.ERROR_TEXT));
    }
}
