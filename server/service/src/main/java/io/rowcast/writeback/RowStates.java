package io.rowcast.writeback;

import io.rowcast.delivery.DeliveryStatus;
import io.rowcast.delivery.DeliveryTrouble;
import io.rowcast.writeback.ShownDelivery.ShownReply;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes out what each row should show when several campaigns have sent to it. Pure. */
final class RowStates {
    private RowStates() {}

    /** @param deliveries in any order of rows; of one row, the newest campaign first */
    static List<RowState> of(List<ShownDelivery> deliveries, ZoneId zone) {
        Collection<List<ShownDelivery>> rows = deliveries.stream()
                .collect(Collectors.groupingBy(
                        ShownDelivery::rowKey, LinkedHashMap::new, Collectors.<ShownDelivery>toList()))
                .values();
        return rows.stream().map(row -> stateOf(row, zone)).toList();
    }

    private static RowState stateOf(List<ShownDelivery> row, ZoneId zone) {
        ShownDelivery newest = shownOf(row);
        return new RowState(
                newest.rowKey(),
                newest.deliveryId(),
                newest.campaignId(),
                row.stream().anyMatch(ShownDelivery::isBehind),
                newest.recipient(),
                newest.region(),
                isEnd(newest.status()),
                cells(newest, lastReply(row), zone),
                row.stream()
                        .map(delivery -> new RowState.Told(delivery.deliveryId(), delivery.revision()))
                        .toList());
    }

    /**
     * One that was cancelled before it was sent says nothing new of the row; what an earlier campaign has reached stands. Nor does
     * a follow-up that has not left, or does not leave.
     */
    private static ShownDelivery shownOf(List<ShownDelivery> row) {
        return row.stream()
                .filter(RowStates::saysSomething)
                .findFirst()
                .or(() -> row.stream().filter(delivery -> !delivery.followUp()).findFirst())
                .orElseGet(row::getFirst);
    }

    private static boolean saysSomething(ShownDelivery delivery) {
        return switch (delivery.status()) {
            case CANCELLED -> false;
            case QUEUED, SKIPPED -> !delivery.followUp();
            case SENDING, UNKNOWN, UNCONFIRMED, ACCEPTED, SENT, FAILED, DELIVERED, READ -> true;
        };
    }

    private static boolean isEnd(DeliveryStatus status) {
        return switch (status) {
            case FAILED, READ, UNCONFIRMED, CANCELLED, SKIPPED -> true;
            case QUEUED, SENDING, UNKNOWN, ACCEPTED, SENT, DELIVERED -> false;
        };
    }

    /** Of whichever campaign: launching another must not take an answer out of the sheet. */
    private static Optional<ShownReply> lastReply(List<ShownDelivery> row) {
        return row.stream()
                .map(ShownDelivery::reply)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(ShownReply::receivedAt));
    }

    private static Map<StatusColumn, CellValue> cells(ShownDelivery delivery, Optional<ShownReply> reply, ZoneId zone) {
        Map<StatusColumn, CellValue> cells = new EnumMap<>(StatusColumn.class);
        cells.put(StatusColumn.STATUS, new CellValue.Text(StatusWords.of(delivery.status())));
        cells.put(StatusColumn.STATUS_TIME, moment(delivery.statusAt(), zone));
        cells.put(StatusColumn.REPLY, reply.map(r -> CellText.of(r.text())).orElse(CellValue.EMPTY));
        cells.put(
                StatusColumn.REPLY_TIME,
                reply.map(r -> moment(r.receivedAt(), zone)).orElse(CellValue.EMPTY));
        cells.put(
                StatusColumn.ERROR,
                DeliveryTrouble.words(
                                delivery.status(),
                                delivery.errorCode(),
                                delivery.errorText(),
                                delivery.statusAt(),
                                zone)
                        .map(CellText::of)
                        .orElse(CellValue.EMPTY));
        return cells;
    }

    private static CellValue moment(Instant at, ZoneId zone) {
        return new CellValue.Moment(LocalDateTime.ofInstant(at, zone));
    }
}
