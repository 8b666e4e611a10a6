package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Locale;
import java.util.Optional;

/** Who may ask the Graph API what: a token opens its own account and that account's numbers (facts sections 1 and 9). */
final class GraphAccess {
    /** A dot in the version, so that Google's /v4/spreadsheets is never taken for one of Meta's objects. */
    static final String VERSION = "/v{major}.{minor}/";

    /** What is answered for one number or account, which the path names and the token opens. */
    interface Edge<T> {
        JsonNode answer(T owner, Context ctx);
    }

    /** Something that the answer alone does not make. */
    interface Act<T> {
        void on(T owner, Context ctx);
    }

    private final Settings settings;
    private final Accounts accounts;

    GraphAccess(Settings settings, Accounts accounts) {
        this.settings = settings;
        this.accounts = accounts;
    }

    Handler ofNumber(Edge<BusinessNumber> edge) {
        return actOnNumber((number, ctx) -> answer(ctx, edge.answer(number, ctx)));
    }

    Handler actOnNumber(Act<BusinessNumber> act) {
        return authorised(ctx ->
                act.on(number(ctx).orElseThrow(() -> unknown(ctx).refused()), ctx));
    }

    Handler ofAccount(Edge<BusinessAccount> edge) {
        return authorised(ctx -> answer(
                ctx, edge.answer(account(ctx).orElseThrow(() -> unknown(ctx).refused()), ctx)));
    }

    Handler authorised(Handler handler) {
        return ctx -> {
            String token = Requested.token(ctx);
            if (token == null) {
                throw GraphError.noToken().refused();
            }
            if (!accounts.knowsToken(token)) {
                throw GraphError.badToken().refused();
            }
            if (settings.tokenExpired) {
                throw GraphError.expiredToken().refused();
            }
            handler.handle(ctx);
        };
    }

    /** The number in the path, if the caller's token opens it. */
    Optional<BusinessNumber> number(Context ctx) {
        return accounts.number(ctx.pathParam("id"))
                .filter(number -> number.account().token().equals(Requested.token(ctx)));
    }

    /** The account in the path, if the caller's token opens it. */
    Optional<BusinessAccount> account(Context ctx) {
        return accounts.account(ctx.pathParam("id"))
                .filter(account -> account.token().equals(Requested.token(ctx)));
    }

    static GraphError unknown(Context ctx) {
        return GraphError.unknownObject(ctx.method().name().toLowerCase(Locale.ROOT), ctx.pathParam("id"));
    }

    static void answer(Context ctx, JsonNode body) {
        ctx.header(
                        "facebook-api-version",
                        "v" + ctx.pathParamMap().getOrDefault("major", "25") + "."
                                + ctx.pathParamMap().getOrDefault("minor", "0"))
                .contentType("application/json; charset=UTF-8")
                .result(Json.bytes(body));
    }
}
