package io.rowcast.workspace;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.Connecting.Ending;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /v1/google-connections}, and the page on which Google's consent comes back. */
public final class GoogleConnectionRoutes implements Routes {
    private final Optional<Connecting> connecting;
    private final GoogleConnectionStore connections;

    /** @param connecting empty where the operator has set up no OAuth client */
    public GoogleConnectionRoutes(Optional<Connecting> connecting, GoogleConnectionStore connections) {
        this.connecting = connecting;
        this.connections = connections;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/google-connections", this::list, Scope.READ);
        routes.post("/v1/google-connections", this::begin, Scope.SEND);
        routes.delete("/v1/google-connections/{connectionId}", this::disconnect, Scope.SEND);
        routes.get("/oauth/google/callback", this::callback);
    }

    private void list(Context context) {
        context.json(new GoogleConnectionView.GoogleConnections(
                connecting.isPresent(),
                connections.list(Caller.of(context).workspace()).stream()
                        .map(GoogleConnectionView::of)
                        .toList()));
    }

    private void begin(Context context) {
        context.status(HttpStatus.CREATED)
                .json(GoogleConnectionView.InvitationView.of(
                        connecting().begin(Caller.of(context).workspace())));
    }

    private void disconnect(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        UUID connection = Requests.pathId(context, "connectionId");
        if (connections.list(workspace).stream().noneMatch(known -> known.id().equals(connection))) {
            throw new Problem(
                    ProblemType.NOT_FOUND,
                    "There is no such Google connection.",
                    "It may have been disconnected already. GET /v1/google-connections tells those that there are.");
        }
        if (!connecting().disconnect(workspace, connection)) {
            throw new Problem(
                    ProblemType.GOOGLE_UNAVAILABLE,
                    "Google does not answer, so the connection stands as before.",
                    "Try again in a minute, or take the access back at https://myaccount.google.com/connections.");
        }
        context.status(HttpStatus.NO_CONTENT);
    }

    private Connecting connecting() {
        return connecting.orElseThrow(() -> new Problem(
                ProblemType.GOOGLE_NOT_CONFIGURED,
                "This service cannot connect Google accounts.",
                PenWords.NOT_CONNECTABLE));
    }

    /** Without a key: the person's browser comes straight from Google. The state says for whom. */
    private void callback(Context context) {
        Ending ending = ending(context.queryParam("state"), context.queryParam("code"));
        CallbackPage page = CallbackPage.of(ending);
        // The address holds a code: it goes to nobody else, and the page loads nothing.
        context.header("Content-Security-Policy", page.policy())
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .status(page.good() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .html(page.html());
    }

    private Ending ending(@Nullable String state, @Nullable String code) {
        if (state == null || connecting.isEmpty()) {
            return new Ending.Outdated();
        }
        return code == null ? connecting.get().refuse(state) : connecting.get().complete(state, code);
    }
}
