package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.rowcast.sandbox.sheets.access.Discovery;
import io.rowcast.sandbox.sheets.access.IdTokens;
import io.rowcast.sandbox.sheets.access.OAuthException;
import io.rowcast.sandbox.sheets.access.OAuthSettings;
import io.rowcast.sandbox.sheets.access.TokenEndpoint;
import java.util.Map;
import java.util.Optional;

/**
 * POST /token and /revoke, as at oauth2.googleapis.com, the key of ID tokens, and the document that tells where all of it is
 * (developers.google.com/identity/openid-connect/openid-connect, "Discovery document").
 */
final class TokenRoutes {
    private final TokenEndpoint endpoint;
    private final IdTokens idTokens;
    private final OAuthSettings settings;

    TokenRoutes(TokenEndpoint endpoint, IdTokens idTokens, OAuthSettings settings) {
        this.endpoint = endpoint;
        this.idTokens = idTokens;
        this.settings = settings;
    }

    void mount(RoutesConfig routes) {
        routes.post("/token", guarded(this::token));
        routes.post("/revoke", guarded(this::revoke));
        routes.get(
                "/oauth2/v3/certs",
                guarded(context -> context.result(idTokens.certificates().toString())));
        routes.get(
                "/.well-known/openid-configuration",
                guarded(context -> context.result(Discovery.document(context.scheme() + "://" + context.host())
                        .toString())));
    }

    /** Refusals in the form of RFC 6749 section 5.2. */
    private Handler guarded(Handler handler) {
        return context -> {
            if (settings.isUnavailable()) {
                context.status(503).result("The service is unavailable.");
                return;
            }
            context.contentType("application/json; charset=utf-8");
            try {
                handler.handle(context);
            } catch (OAuthException refused) {
                context.status(refused.status())
                        .result(JsonNodeFactory.instance
                                .objectNode()
                                .put("error", refused.code())
                                .put("error_description", refused.getMessage())
                                .toString());
            }
        };
    }

    private void token(Context context) {
        context.result(
                endpoint.answer(name -> field(context, name), address(context)).toString());
    }

    /** A form field; the client may also name itself by basic authentication (RFC 6749 section 2.3.1). */
    private static Optional<String> field(Context context, String name) {
        return Optional.ofNullable(context.formParam(name))
                .or(() -> Optional.ofNullable(context.basicAuthCredentials())
                        .flatMap(client -> Optional.ofNullable(
                                Map.of("client_id", client.getUsername(), "client_secret", client.getPassword())
                                        .get(name))));
    }

    /** The token may stand in the query too (developers.google.com/identity/protocols/oauth2/web-server, tokenrevoke). */
    private void revoke(Context context) {
        String token = Optional.ofNullable(context.formParam("token"))
                .or(() -> Optional.ofNullable(context.queryParam("token")))
                .orElse("");
        endpoint.revoke(token);
        context.result("{}");
    }

    /** The token endpoint's address as the caller knows it. */
    static String address(Context context) {
        return context.scheme() + "://" + context.host() + "/token";
    }
}
