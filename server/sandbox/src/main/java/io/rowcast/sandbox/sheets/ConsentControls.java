package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.rowcast.sandbox.sheets.access.AuthorizationRequest;
import io.rowcast.sandbox.sheets.access.Consents;
import io.rowcast.sandbox.sheets.access.IdTokenFault;
import io.rowcast.sandbox.sheets.access.OAuthException;
import io.rowcast.sandbox.sheets.access.OAuthSettings;
import io.rowcast.sandbox.sheets.access.People;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What tests ask of the OAuth server: decisions without a browser, consent taken back, how long tokens live. */
final class ConsentControls {
    private final Consents consents;
    private final OAuthSettings settings;
    private final People people;

    ConsentControls(Consents consents, OAuthSettings settings, People people) {
        this.consents = consents;
        this.settings = settings;
        this.people = people;
    }

    void mount(RoutesConfig routes) {
        routes.post("/sandbox/google/consents", this::decide);
        routes.delete("/sandbox/google/consents/{email}", this::takeBack);
        routes.put("/sandbox/google/oauth", this::set);
    }

    private void decide(Context context) {
        JsonNode body = ControlBody.read(context);
        AuthorizationRequest request = request(ControlBody.required(body, "authorizationUrl"));
        URI location;
        if (body.path("allow").asBoolean(true)) {
            String email = ControlBody.required(body, "email");
            people.add(email);
            location = consents.allow(request, email, scopes(request, body.path("scopes")));
        } else {
            location = consents.deny(request);
        }
        ControlBody.respond(context, JsonNodeFactory.instance.objectNode().put("location", location.toString()));
    }

    private static AuthorizationRequest request(String url) {
        try {
            return AuthorizationRequest.parse(
                    Optional.ofNullable(URI.create(url).getRawQuery()).orElse(""));
        } catch (OAuthException refused) {
            throw new BadRequestResponse(
                    "Google would block this request: " + refused.code() + ", " + refused.getMessage());
        } catch (IllegalArgumentException notAnAddress) {
            throw new BadRequestResponse("\"authorizationUrl\" is not an address: " + notAnAddress.getMessage());
        }
    }

    private static List<String> scopes(AuthorizationRequest request, JsonNode named) {
        List<String> scopes = new ArrayList<>();
        named.forEach(scope -> scopes.add(scope.asText()));
        return named.isArray() ? scopes : List.copyOf(request.scopes());
    }

    private void takeBack(Context context) {
        consents.takeBack(context.pathParam("email"));
        context.status(204);
    }

    private void set(Context context) {
        JsonNode body = ControlBody.read(context);
        if (body.has("testing")) {
            settings.testing(body.path("testing").asBoolean());
        }
        if (body.has("accessTokenSeconds")) {
            settings.accessToken(
                    Duration.ofSeconds(body.path("accessTokenSeconds").asLong()));
        }
        if (body.has("appName")) {
            settings.appName(body.path("appName").asText());
        }
        if (body.has("idTokens")) {
            settings.idTokens(fault(body.path("idTokens").asText()));
        }
        if (body.has("unavailable")) {
            settings.unavailable(body.path("unavailable").asBoolean());
        }
        context.status(204);
    }

    private static IdTokenFault fault(String word) {
        return IdTokenFault.of(word)
                .orElseThrow(() -> new BadRequestResponse("\"idTokens\" is none of the README's faults: " + word));
    }
}
