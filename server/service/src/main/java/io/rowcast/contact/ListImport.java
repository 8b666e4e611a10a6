package io.rowcast.contact;

import io.rowcast.audience.PhoneReading;
import io.rowcast.audit.Action;
import io.rowcast.audit.AuditStore;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.store.Database;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes people from files, a line each: the good lines, though others are bad. Taking a file again changes nothing. */
final class ListImport {
    /** In one transaction; one that dies leaves the lines before it taken. */
    private static final int LINES_AT_ONCE = 1000;

    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_WORDS = 2000;

    /** So many bad lines are told; the others are counted. */
    private static final int MOST_TOLD = 1000;

    /**
     * What became of a file.
     *
     * @param lines how many there were, without empty ones and a heading
     * @param added people who were not on the list before
     * @param wrong how many lines were not taken; the first of them are told
     */
    record Result(int lines, int added, int wrong, List<Wrong> told) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return lines + " lines";
        }
    }

    /** @param line from 1, as an editor counts */
    record Wrong(int line, String detail) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "line " + line;
        }
    }

    /** A line that was understood, or why not. */
    private sealed interface Read<T> {
        record Good<T>(T value) implements Read<T> {
            /** Without what it tells of anybody. */
            @Override
            public String toString() {
                return "good";
            }
        }

        record Bad<T>(String detail) implements Read<T> {
            /** Without what it tells of anybody. */
            @Override
            public String toString() {
                return "bad";
            }
        }
    }

    /** Takes some people, and tells how many were new. */
    @FunctionalInterface
    private interface Taking<T> {
        int take(Handle handle, Sealer sealer, List<T> people);
    }

    /** Somebody as a line tells of them; the agreement is null where it tells of none. */
    private record Known(
            String recipient, String name, @Nullable Agreement agreement) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "a line of a list";
        }
    }

    private final Database database;
    private final Sealers sealers;
    private final InstantSource clock;
    private final SuppressionStore suppressions = new SuppressionStore();
    private final ContactStore contacts = new ContactStore();
    private final ConsentStore consents = new ConsentStore();

    ListImport(Database database, Sealers sealers, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.clock = clock;
    }

    /** Lines of a number, and if need be a note and the time since when. */
    Result suppress(Caller caller, List<CsvWire.Line> lines, RecipientReader reader) {
        Instant now = clock.instant();
        return take(
                caller,
                "suppressions",
                lines,
                reader,
                line -> suppression(line, reader, now),
                (handle, sealer, each) -> {
                    contacts.meet(
                            handle,
                            sealer,
                            each.stream().map(Suppression::recipient).toList(),
                            now);
                    return suppressions.suppress(handle, sealer, each);
                });
    }

    /** Lines of a number, and if need be a name, the time at which the person agreed to get messages, and what they agreed to. */
    Result meet(Caller caller, List<CsvWire.Line> lines, RecipientReader reader) {
        Instant now = clock.instant();
        return take(caller, "contacts", lines, reader, line -> person(line, reader, now), (handle, sealer, each) -> {
            int added = contacts.meet(
                    handle, sealer, each.stream().map(Known::recipient).toList(), now);
            Map<String, String> names = new HashMap<>();
            List<Agreement> agreed = new ArrayList<>();
            for (Known it : each) {
                names.put(it.recipient(), it.name());
                if (it.agreement() != null) {
                    agreed.add(it.agreement());
                }
            }
            contacts.name(handle, sealer, names, ContactStore.NamedBy.IMPORT, now);
            consents.give(handle, sealer, agreed);
            return added;
        });
    }

    private <T> Result take(
            Caller caller,
            String list,
            List<CsvWire.Line> file,
            RecipientReader reader,
            Function<CsvWire.Line.Good, Read<T>> read,
            Taking<T> taking) {
        List<CsvWire.Line> lines = isHeading(file, reader) ? file.subList(1, file.size()) : file;
        List<T> good = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        for (CsvWire.Line line : lines) {
            switch (line) {
                case CsvWire.Line.Broken broken ->
                    wrong.add(new Wrong(broken.number(), "The quotation marks of this line do not match."));
                case CsvWire.Line.Good it -> {
                    switch (read.apply(it)) {
                        case Read.Good<T> taken -> good.add(taken.value());
                        case Read.Bad<T> bad -> wrong.add(new Wrong(it.number(), bad.detail()));
                    }
                }
            }
        }
        Sealer sealer = sealers.of(caller.workspace());
        int added = 0;
        for (int from = 0; from < good.size(); from += LINES_AT_ONCE) {
            List<T> some = good.subList(from, Math.min(good.size(), from + LINES_AT_ONCE));
            added += database.<Integer, RuntimeException>inWorkspaceByKeys(
                    caller.workspace(), handle -> taking.take(handle, sealer, some));
        }
        Result result = new Result(
                lines.size(),
                added,
                wrong.size(),
                wrong.stream().limit(MOST_TOLD).toList());
        note(caller, list, result);
        return result;
    }

    private void note(Caller caller, String list, Result result) {
        database.<Void, RuntimeException>inWorkspace(caller.workspace(), handle -> {
            AuditStore.add(
                    handle,
                    caller.actor(),
                    Action.LIST_IMPORTED,
                    null,
                    Map.of(
                            "list",
                            list,
                            "lines",
                            String.valueOf(result.lines()),
                            "added",
                            String.valueOf(result.added()),
                            "wrong",
                            String.valueOf(result.wrong())),
                    clock.instant());
            return null;
        });
    }

    /** A first line without any digit names the columns. */
    private static boolean isHeading(List<CsvWire.Line> file, RecipientReader reader) {
        return !file.isEmpty()
                && file.getFirst() instanceof CsvWire.Line.Good first
                && first.cell(0).chars().noneMatch(Character::isDigit)
                && reader.read(first.cell(0)) instanceof PhoneReading.Unreadable;
    }

    private static Read<Suppression> suppression(CsvWire.Line.Good line, RecipientReader reader, Instant now) {
        return switch (reader.read(line.cell(0))) {
            case PhoneReading.Unreadable no -> new Read.Bad<>(no.message() + " " + no.fix());
            case PhoneReading.Read number -> {
                Instant since = line.cell(2).isEmpty() ? now : time(line.cell(2));
                if (since == null || since.isAfter(now)) {
                    yield noTime(line.cell(2));
                }
                yield line.cell(1).length() > LONGEST_NOTE
                        ? tooLong("reason", LONGEST_NOTE)
                        : new Read.Good<>(Suppression.by(
                                Suppression.Source.IMPORT,
                                number.address().text(),
                                since,
                                line.cell(1).isEmpty() ? null : line.cell(1)));
            }
        };
    }

    private static Read<Known> person(CsvWire.Line.Good line, RecipientReader reader, Instant now) {
        return switch (reader.read(line.cell(0))) {
            case PhoneReading.Unreadable no -> new Read.Bad<>(no.message() + " " + no.fix());
            case PhoneReading.Read number -> {
                boolean dated = !line.cell(2).isEmpty();
                Instant at = dated ? time(line.cell(2)) : now;
                if (at == null || at.isAfter(now)) {
                    yield noTime(line.cell(2));
                }
                if (line.cell(1).length() > LONGEST_NAME) {
                    yield tooLong("name", LONGEST_NAME);
                }
                String words = line.cell(3);
                yield words.length() > LONGEST_WORDS
                        ? tooLong("text that was agreed to", LONGEST_WORDS)
                        : new Read.Good<>(new Known(
                                number.address().text(),
                                line.cell(1),
                                dated || !words.isEmpty()
                                        ? new Agreement(
                                                number.address().text(),
                                                Consent.Source.IMPORT,
                                                words.isEmpty() ? null : words,
                                                null,
                                                at,
                                                dated)
                                        : null));
            }
        };
    }

    private static <T> Read<T> noTime(String shown) {
        return new Read.Bad<>("“" + shown + "” is no date of the past. Write it as 2026-01-31.");
    }

    private static <T> Read<T> tooLong(String what, int most) {
        return new Read.Bad<>("The " + what + " is longer than " + most + " characters.");
    }

    /** A day begins in UTC; null where it is neither a day nor a moment. */
    private static @Nullable Instant time(String shown) {
        try {
            return shown.length() == 10
                    ? LocalDate.parse(shown).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(shown).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
