package io.rowcast.contact;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.rowcast.audience.PhoneNumber;
import io.rowcast.audience.UserId;
import io.rowcast.audit.Action;
import io.rowcast.audit.AuditStore;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Cursor;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The do-not-send list of the calling workspace. */
public final class SuppressionRoutes implements Routes {
    private final Database database;
    private final Sealers sealers;
    private final SuppressionStore suppressions;
    private final InstantSource clock;

    public SuppressionRoutes(Database database, Sealers sealers, SuppressionStore suppressions, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/suppressions", this::list, Scope.READ);
        routes.put("/v1/suppressions/{recipient}", this::suppress, Scope.SEND);
        routes.delete("/v1/suppressions/{recipient}", this::lift, Scope.SEND);
    }

    private void list(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        Sealer sealer = sealers.of(workspace);
        int limit = Requests.number(context, "limit", 1, 1000, 100);
        byte[] after = Cursor.bytes(context);
        List<Suppression> found =
                database.inWorkspace(workspace, handle -> suppressions.page(handle, sealer, after, limit + 1));
        context.json(page(sealer, found, limit));
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
        WorkspaceId workspace = Caller.of(context).workspace();
        Sealer sealer = sealers.of(workspace);
        String recipient = recipient(context);
        Suppression suppression = database.inWorkspace(workspace, handle -> {
            suppressions.suppress(
                    handle, sealer, Suppression.by(Suppression.Source.BY_HAND, recipient, clock.instant()));
            return suppressions
                    .find(handle, sealer, RecipientId.of(sealer, recipient))
                    .orElseThrow();
        });
        context.json(SuppressionView.of(suppression));
    }

    private void lift(Context context) {
        Caller caller = Caller.of(context);
        WorkspaceId workspace = caller.workspace();
        RecipientId recipient = RecipientId.of(sealers.of(workspace), recipient(context));
        database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
            suppressions.lift(handle, recipient, List.of(Suppression.Source.values()));
            AuditStore.add(handle, caller.actor(), Action.SUPPRESSION_LIFTED, null, Map.of(), clock.instant());
            return null;
        });
        context.status(HttpStatus.NO_CONTENT);
    }

    private static String recipient(Context context) {
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
