package io.rowcast.workspace;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Routes;
import java.util.List;

/** {@code /v1/me} and {@code /v1/senders}. */
public final class AccountRoutes implements Routes {
    private final WorkspaceStore workspaces;
    private final ApiKeyStore keys;
    private final SenderStore senders;

    public AccountRoutes(WorkspaceStore workspaces, ApiKeyStore keys, SenderStore senders) {
        this.workspaces = workspaces;
        this.keys = keys;
        this.senders = senders;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/me", this::whoAmI);
        routes.get("/v1/senders", this::listSenders);
    }

    private void whoAmI(Context context) {
        Caller caller = Caller.of(context);
        Workspace workspace = workspaces.find(caller.workspace()).orElseThrow();
        context.json(AccountView.Me.of(
                workspace, keys.find(caller.workspace(), caller.keyId()).orElseThrow()));
    }

    private void listSenders(Context context) {
        List<Sender> all = senders.list(Caller.of(context).workspace());
        context.json(new AccountView.Senders(
                all.stream().map(AccountView.SenderView::of).toList()));
    }
}
