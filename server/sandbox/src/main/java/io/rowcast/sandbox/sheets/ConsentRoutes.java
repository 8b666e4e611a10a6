package io.rowcast.sandbox.sheets;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.rowcast.sandbox.sheets.access.AuthorizationRequest;
import io.rowcast.sandbox.sheets.access.Consents;
import io.rowcast.sandbox.sheets.access.OAuthException;
import io.rowcast.sandbox.sheets.access.OAuthSettings;
import io.rowcast.sandbox.sheets.access.People;
import java.net.URI;
import java.util.Optional;

/** Google's consent page, at the path that it has on accounts.google.com. */
final class ConsentRoutes {
    private static final String PATH = "/o/oauth2/v2/auth";

    private final Consents consents;
    private final OAuthSettings settings;
    private final People people;

    ConsentRoutes(Consents consents, OAuthSettings settings, People people) {
        this.consents = consents;
        this.settings = settings;
        this.people = people;
    }

    void mount(RoutesConfig routes) {
        routes.get(PATH, guarded(this::ask));
        routes.post(PATH, guarded(this::decide));
    }

    private static Handler guarded(Handler handler) {
        return context -> {
            try {
                handler.handle(context);
            } catch (OAuthException refused) {
                context.status(refused.status()).html(ConsentPage.refused(refused));
            }
        };
    }

    private static AuthorizationRequest request(Context context) {
        return AuthorizationRequest.parse(
                Optional.ofNullable(context.queryString()).orElse(""));
    }

    private void ask(Context context) {
        context.html(ConsentPage.of(request(context), settings.appName(), people.all()));
    }

    private void decide(Context context) {
        AuthorizationRequest request = request(context);
        String email = Optional.ofNullable(context.formParam("other"))
                .filter(other -> !other.isBlank())
                .or(() -> Optional.ofNullable(context.formParam("email")))
                .map(String::strip)
                .orElse("");
        boolean allowed = "allow".equals(context.formParam("decision"));
        if (allowed && email.isEmpty()) {
            ask(context);
            return;
        }
        URI target = consents.deny(request);
        if (allowed) {
            people.add(email);
            target = consents.allow(request, email, context.formParams("scope"));
        }
        context.redirect(target.toString(), HttpStatus.FOUND);
    }
}
