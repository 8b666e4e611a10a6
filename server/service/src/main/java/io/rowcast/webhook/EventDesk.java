package io.rowcast.webhook;

import static java.util.Comparator.comparing;
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
import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings events to the ledgers of the workspaces whose numbers they name. Applying one twice is applying it once. */
public final class EventDesk {
    /** A number's events, and whose it is. */
    private record OfNumber(NumberOwner owner, List<Arrived> arrivals) {}

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
        byWorkspace(handle, arrivals).forEach((workspace, numbers) -> apply(handle, workspace, numbers));
        arrivals.forEach(arrived -> accounts.apply(handle, arrived));
    }

    /** In the order of the workspaces' ids: two readers that have news of the same two do not wait for each other. */
    private SortedMap<WorkspaceId, List<OfNumber>> byWorkspace(Handle handle, List<Arrived> arrivals) {
        Map<String, List<Arrived>> byNumber = arrivals.stream()
                .filter(arrived -> arrived.event() instanceof Event.OfNumber)
                .collect(groupingBy(
                        arrived -> ((Event.OfNumber) arrived.event()).phoneNumberId(), LinkedHashMap::new, toList()));
        SortedMap<WorkspaceId, List<OfNumber>> byWorkspace = new TreeMap<>(comparing(WorkspaceId::value));
        byNumber.forEach((number, ofNumber) -> {
            Optional<NumberOwner> owner = numbers.find(handle, number);
            if (owner.isPresent()) {
                byWorkspace
                        .computeIfAbsent(owner.get().workspace(), workspace -> new ArrayList<>())
                        .add(new OfNumber(owner.get(), ofNumber));
            } else {
                LOG.info("Passed over {} events of the number {}, which no workspace has", ofNumber.size(), number);
            }
        });
        return byWorkspace;
    }

    /**
     * What was reported of deliveries is recorded for all numbers at once: it locks them in the order of their ids, as everybody
     * does. Number by number, and a settling of messages of two numbers, they would wait for each other.
     */
    private void apply(Handle handle, WorkspaceId workspace, List<OfNumber> numbers) {
        Database.enter(handle, workspace);
        Sealer sealer = sealers.of(workspace);
        List<Arrived> all =
                numbers.stream().flatMap(number -> number.arrivals().stream()).toList();
        people.learn(handle, sealer, all);
        handMessages.record(handle, deliveries.record(handle, reports(sealer, all)));
        Set<UUID> answered = new HashSet<>();
        for (OfNumber number : numbers) {
            Conversations.Homes homes =
                    conversations.open(handle, sealer, number.owner().senderId(), messages(number.arrivals()));
            number.arrivals()
                    .forEach(arrived -> applyOne(handle, sealer, number.owner(), arrived, homes)
                            .ifPresent(answered::add));
        }
        deliveries.touch(handle, answered);
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

    /** @return the delivery whose cells it changes, where it is a message that answers one */
    private Optional<UUID> applyOne(
            Handle handle, Sealer sealer, NumberOwner owner, Arrived arrived, Conversations.Homes homes) {
        switch (arrived.event()) {
            case Event.Message news -> {
                return conversations.receive(handle, sealer, owner.senderId(), received(arrived, news), homes);
            }
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
        return Optional.empty();
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
