package io.rowcast.contact;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.audit.Action;
import io.rowcast.audit.AuditStore;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What people agreed to, and whether the calling workspace requires it. */
public final class ConsentRoutes implements Routes {
    private final Database database;
    private final Sealers sealers;
    private final InstantSource clock;
    private final ConsentStore consents = new ConsentStore();
    private final ContactStore contacts = new ContactStore();

    public ConsentRoutes(Database database, Sealers sealers, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.clock = clock;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/workspace/consent", this::getRule, Scope.READ);
        routes.put("/v1/workspace/consent", this::putRule, Scope.ADMIN);
        routes.put("/v1/consents/{recipient}", this::give, Scope.SEND);
    }

    private void getRule(Context context) {
        context.json(ConsentWire.Rule.of(database.inWorkspace(Caller.of(context).workspace(), consents::rule)));
    }

    private void putRule(Context context) {
        Caller caller = Caller.of(context);
        ConsentRule rule = Requests.body(context, ConsentWire.Rule.class).rule();
        database.<Void, RuntimeException>inWorkspace(caller.workspace(), handle -> {
            consents.put(handle, rule);
            AuditStore.add(
                    handle,
                    caller.actor(),
                    Action.CONSENT_RULE_CHANGED,
                    null,
                    Map.of("rule", rule.word()),
                    clock.instant());
            return null;
        });
        context.json(ConsentWire.Rule.of(rule));
    }

    private void give(Context context) {
        Caller caller = Caller.of(context);
        Sealer sealer = sealers.of(caller.workspace());
        String recipient = SuppressionRoutes.recipient(context);
        Instant now = clock.instant();
        Agreement agreement = Requests.body(context, ConsentWire.Given.class).agreement(recipient, now);
        List<Consent> history = database.inWorkspace(caller.workspace(), handle -> {
            contacts.meet(handle, sealer, List.of(recipient), now);
            consents.give(handle, sealer, List.of(agreement));
            UUID contact =
                    contacts.find(handle, RecipientId.of(sealer, recipient)).orElseThrow();
            AuditStore.add(
                    handle,
                    caller.actor(),
                    Action.CONSENT_RECORDED,
                    contact,
                    Map.of("source", agreement.source().word()),
                    now);
            return consents.history(handle, sealer, RecipientId.of(sealer, recipient));
        });
        context.json(new ContactView.Consents(
                history.stream().map(ContactView.ConsentView::of).toList()));
    }
}
