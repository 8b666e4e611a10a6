package io.rowcast.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.rowcast.audience.PhoneNumber;
import io.rowcast.audience.PhoneReading;
import io.rowcast.audience.UserId;
import io.rowcast.audit.Action;
import io.rowcast.audit.AuditStore;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.BodySize;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Cursor;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.json.Csv;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The do-not-send list of the calling workspace, over all its sheets. */
public final class SuppressionRoutes implements Routes {
    private static final int EXPORTED_AT_ONCE = 1000;

    private final Database database;
    private final Sealers sealers;
    private final SuppressionStore suppressions;
    private final InstantSource clock;
    private final ListImport lists;
    private final ContactStore contacts = new ContactStore();

    public SuppressionRoutes(Database database, Sealers sealers, SuppressionStore suppressions, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.suppressions = suppressions;
        this.clock = clock;
        this.lists = new ListImport(database, sealers, clock);
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/suppressions", this::list, Scope.READ);
        routes.post("/v1/suppressions/import", this::take, Scope.SEND, BodySize.ROWS);
        routes.get("/v1/suppressions/export", this::export, Scope.ADMIN);
        routes.put("/v1/suppressions/{recipient}", this::suppress, Scope.SEND);
        routes.delete("/v1/suppressions/{recipient}", this::lift, Scope.SEND);
    }

    private void list(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        Sealer sealer = sealers.of(workspace);
        int limit = Requests.number(context, "limit", 1, 1000, 100);
        byte[] after = Cursor.bytes(context);
        String query = context.queryParam("query");
        if (query != null) {
            RecipientId wanted = wanted(context, sealer, query);
            Optional<Suppression> found =
                    database.inWorkspace(workspace, handle -> suppressions.find(handle, sealer, wanted));
            context.json(page(sealer, found.stream().toList(), limit));
            return;
        }
        List<Suppression> found =
                database.inWorkspace(workspace, handle -> suppressions.page(handle, sealer, after, limit + 1));
        context.json(page(sealer, found, limit));
    }

    /** Whom a query means: a number in any written form, or a user id. */
    static RecipientId wanted(Context context, Sealer sealer, String query) {
        return switch (reader(context).read(query)) {
            case PhoneReading.Read read -> RecipientId.of(sealer, read.address());
            case PhoneReading.Unreadable no -> throw Requests.wrong("query", no.message() + " " + no.fix());
        };
    }

    private static SuppressionView.Page page(Sealer sealer, List<Suppression> found, int limit) {
        List<Suppression> shown = found.subList(0, Math.min(limit, found.size()));
        return new SuppressionView.Page(
                shown.stream().map(SuppressionView::of).toList(),
                found.size() > limit
                        ? Cursor.of(RecipientId.of(sealer, shown.getLast().recipient())
                                .bytes())
                        : null);
    }

    private void suppress(Context context) {
        Caller caller = Caller.of(context);
        Sealer sealer = sealers.of(caller.workspace());
        String recipient = recipient(context);
        String note = context.bodyAsBytes().length == 0
                ? null
                : Requests.body(context, SuppressionWire.class).note();
        Instant now = clock.instant();
        RecipientId id = RecipientId.of(sealer, recipient);
        Suppression suppression = database.inWorkspace(caller.workspace(), handle -> {
            contacts.meet(handle, sealer, List.of(recipient), now);
            suppressions.suppress(handle, sealer, Suppression.by(Suppression.Source.BY_HAND, recipient, now, note));
            AuditStore.add(
                    handle,
                    caller.actor(),
                    Action.SUPPRESSION_ADDED,
                    contacts.find(handle, id).orElse(null),
                    Map.of(),
                    now);
            return suppressions.find(handle, sealer, id).orElseThrow();
        });
        context.json(SuppressionView.of(suppression));
    }

    private void lift(Context context) {
        Caller caller = Caller.of(context);
        RecipientId recipient = RecipientId.of(sealers.of(caller.workspace()), recipient(context));
        Instant now = clock.instant();
        database.<Void, RuntimeException>inWorkspace(caller.workspace(), handle -> {
            suppressions.lift(handle, recipient, List.of(Suppression.Source.values()), now);
            AuditStore.add(
                    handle,
                    caller.actor(),
                    Action.SUPPRESSION_LIFTED,
                    contacts.find(handle, recipient).orElse(null),
                    Map.of(),
                    now);
            return null;
        });
        context.status(HttpStatus.NO_CONTENT);
    }

    private void take(Context context) {
        context.json(lists.suppress(Caller.of(context), lines(context), reader(context)));
    }

    /** Noted before the first line leaves, since it may be read though not to the end. */
    private void export(Context context) {
        Caller caller = Caller.of(context);
        Sealer sealer = sealers.of(caller.workspace());
        database.<Void, RuntimeException>inWorkspace(caller.workspace(), handle -> {
            AuditStore.add(
                    handle,
                    caller.actor(),
                    Action.LIST_EXPORTED,
                    null,
                    Map.of("list", "suppressions"),
                    clock.instant());
            return null;
        });
        context.contentType("text/csv; charset=utf-8");
        context.header(Header.CONTENT_DISPOSITION, "attachment; filename=\"do-not-send.csv\"");
        try (OutputStream out = context.outputStream()) {
            out.write(Csv.line(List.of("number", "reason", "since", "source")).getBytes(UTF_8));
            byte[] after = new byte[0];
            List<Suppression> some;
            do {
                byte[] from = after;
                some = database.inWorkspace(
                        caller.workspace(), handle -> suppressions.page(handle, sealer, from, EXPORTED_AT_ONCE));
                for (Suppression it : some) {
                    out.write(line(it).getBytes(UTF_8));
                    after = RecipientId.of(sealer, it.recipient()).bytes();
                }
            } while (some.size() == EXPORTED_AT_ONCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Suppression it) {
        return Csv.line(List.of(
                it.recipient(),
                Objects.requireNonNullElse(it.note(), ""),
                it.since().toString(),
                it.source().word()));
    }

    /** The lines of a file in the body. */
    static List<CsvWire.Line> lines(Context context) {
        List<CsvWire.Line> lines = CsvWire.read(new String(context.bodyAsBytes(), UTF_8));
        if (lines.isEmpty() || lines.size() > CsvWire.MOST_LINES + 1) {
            throw Requests.wrong("", "expected a text file with 1 to " + CsvWire.MOST_LINES + " lines");
        }
        return lines;
    }

    /** Reads numbers of the country that the query names, and all that say their own. */
    static RecipientReader reader(Context context) {
        String region = context.queryParam("region");
        try {
            return new RecipientReader(region);
        } catch (IllegalArgumentException e) {
            throw Requests.wrong("region", "expected a country's two letters, as GB");
        }
    }

    static String recipient(Context context) {
        String recipient = context.pathParam("recipient");
        if (!PhoneNumber.fits(recipient) && !UserId.fits(recipient)) {
            throw Requests.wrong(
                    "recipient",
                    "expected a number in E.164, as +447400123456 (the plus sign written %2B), or a WhatsApp user id, as"
                            + " US.13491208655302741918");
        }
        return recipient;
    }
}
