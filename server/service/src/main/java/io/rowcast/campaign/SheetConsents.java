package io.rowcast.campaign;

import io.rowcast.audience.Column;
import io.rowcast.audience.Row;
import io.rowcast.contact.Agreement;
import io.rowcast.contact.Consent;
import io.rowcast.timing.LocalMoment;
import io.rowcast.timing.ShownTime;
import io.rowcast.timing.When;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from rows who has agreed to get messages. A row that does not say so tells nothing. */
final class SheetConsents {
    private final ConsentColumn column;
    private final Set<String> yes;
    private final int place;
    private final int datePlace;
    private final Consent.Source source;
    private final String tab;
    private final ZoneId zone;
    private final Instant now;

    private SheetConsents(ConsentColumn column, Sequence sequence, Instant now) {
        List<String> letters =
                sequence.recipe().columns().stream().map(Column::letter).toList();
        Campaign campaign = sequence.campaign();
        this.column = column;
        this.yes = column.plainYes();
        this.place = letters.indexOf(column.column());
        this.datePlace = column.dateColumn() == null ? -1 : letters.indexOf(column.dateColumn());
        this.source = campaign.when() instanceof When.NewRows ? Consent.Source.FORM : Consent.Source.SHEET;
        this.tab = campaign.sheet().title();
        this.zone = ZoneId.of(campaign.sheet().timeZone());
        this.now = now;
    }

    /** What the rows say, of those whose recipient can be read; nothing where the campaign names no column. */
    static List<Agreement> in(Sequence sequence, List<FrozenRow> rows, Instant now) {
        ConsentColumn column = sequence.recipe().consent();
        return column == null ? List.of() : new SheetConsents(column, sequence, now).in(rows);
    }

    private List<Agreement> in(List<FrozenRow> rows) {
        ShownTime.Order order = order(rows);
        return rows.stream()
                .filter(FrozenRow.Ready.class::isInstance)
                .map(FrozenRow.Ready.class::cast)
                .filter(row -> yes.contains(ConsentColumn.plain(row.row().cell(place))))
                .map(row -> agreement(row, order))
                .toList();
    }

    /** Where one row's date can be read in one way only, so are the others. */
    private ShownTime.@Nullable Order order(List<FrozenRow> rows) {
        Set<ShownTime.Order> orders = rows.stream()
                .flatMap(row -> datePlace < 0
                        ? Stream.empty()
                        : ShownTime.orderOf(row.row().cell(datePlace)).stream())
                .collect(Collectors.toSet());
        return orders.size() == 1 ? orders.iterator().next() : null;
    }

    private Agreement agreement(FrozenRow.Ready ready, ShownTime.@Nullable Order order) {
        Row row = ready.row();
        Optional<Instant> said = datePlace < 0 ? Optional.empty() : read(row.cell(datePlace), order);
        return new Agreement(
                ready.rendered().recipient().text(),
                source,
                column.words(),
                "“" + tab + "”, cell " + column.column() + row.number(),
                said.orElse(now),
                said.isPresent());
    }

    /** Empty where it cannot be read, can be read in two ways, or is yet to come: then it is not known when they agreed. */
    private Optional<Instant> read(String shown, ShownTime.@Nullable Order order) {
        Optional<Instant> at = switch (ShownTime.read(shown, order)) {
            case ShownTime.Reading.At local -> Optional.of(moment(local.local()));
            case ShownTime.Reading.Exact exact -> Optional.of(exact.at());
            case ShownTime.Reading.Day day -> Optional.of(moment(day.day().atStartOfDay()));
            case ShownTime.Reading.Ambiguous both -> Optional.empty();
            case ShownTime.Reading.Unreadable no -> Optional.empty();
        };
        return at.filter(moment -> !moment.isAfter(now));
    }

    private Instant moment(LocalDateTime local) {
        return LocalMoment.of(local, zone).instant();
    }
}
