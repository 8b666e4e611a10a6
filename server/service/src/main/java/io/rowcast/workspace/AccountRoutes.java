package io.rowcast.workspace;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.WorkspaceId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** {@code /v1/me} and {@code /v1/senders}. */
public final class AccountRoutes implements Routes {
    private final WorkspaceStore workspaces;
    private final ApiKeyStore keys;
    private final SenderStore senders;
    private final SenderChecks checks;
    private final SenderHealth health;
    private final URI publicUrl;

    /** @param publicUrl where browsers reach the service */
    public AccountRoutes(
            WorkspaceStore workspaces,
            ApiKeyStore keys,
            SenderStore senders,
            SenderChecks checks,
            SenderHealth health,
            URI publicUrl) {
        this.workspaces = workspaces;
        this.keys = keys;
        this.senders = senders;
        this.checks = checks;
        this.health = health;
        this.publicUrl = publicUrl;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/me", this::whoAmI, Scope.READ);
        routes.get("/v1/senders", this::listSenders, Scope.READ);
    }

    private void whoAmI(Context context) {
        Caller caller = Caller.of(context);
        Workspace workspace = workspaces.find(caller.workspace()).orElseThrow();
        Optional<ApiKey> key = caller.actor() instanceof Actor.Key holder
                ? keys.find(caller.workspace(), holder.keyId())
                : Optional.empty();
        context.json(AccountView.Me.of(workspace, key, caller.scope(), publicUrl));
    }

    private void listSenders(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        if (refresh(context)) {
            checks.check(workspace);
        }
        List<Sender> all = senders.list(workspace);
        context.json(new AccountView.Senders(all.stream()
                .map(sender -> AccountView.SenderView.of(sender, health.of(workspace, sender.id())))
                .toList()));
    }

    private static boolean refresh(Context context) {
        return switch (context.queryParamAsClass("refresh", String.class).getOrDefault("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Requests.wrong("refresh", "expected true or false");
        };
    }
}
