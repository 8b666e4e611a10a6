package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.sandbox.sheets.access.OAuthException;
import io.rowcast.sandbox.sheets.access.TokenEndpoint;
import java.util.Optional;

/** POST /token. */
final class TokenRoutes {
    private final TokenEndpoint endpoint;

    TokenRoutes(TokenEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    void mount(RoutesConfig routes) {
        routes.post("/token", this::token);
    }

    private void token(Context context) {
        context.contentType("application/json; charset=utf-8");
        try {
            context.result(endpoint.answer(name -> Optional.ofNullable(context.formParam(name)), address(context))
                    .toString());
        } catch (OAuthException refused) {
            context.status(400)
                    .result(JsonNodeFactory.instance
                            .objectNode()
                            .put("error", refused.code())
                            .put("error_description", refused.getMessage())
                            .toString());
        }
    }

    /** The token endpoint's address as the caller knows it. */
    static String address(Context context) {
        return context.scheme() + "://" + context.host() + "/token";
    }
}
