package io.rowcast.privacy;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** What a person may ask for: to have all that is kept of them, and to be erased. */
public final class PersonRoutes implements Routes {
    private final Exporting exporting;
    private final Erasing erasing;

    public PersonRoutes(Exporting exporting, Erasing erasing) {
        this.exporting = exporting;
        this.erasing = erasing;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/contacts/{contactId}/export", this::export, Scope.ADMIN);
        routes.delete("/v1/contacts/{contactId}", this::erase, Scope.ADMIN);
    }

    private void export(Context context) {
        UUID contact = Requests.pathId(context, "contactId");
        if (!exporting.knows(Caller.of(context).workspace(), contact)) {
            throw noSuchContact();
        }
        context.contentType("application/zip")
                .header(Header.CONTENT_DISPOSITION, "attachment; filename=\"contact.zip\"")
                .header(Header.CACHE_CONTROL, "no-store");
        try {
            exporting.person(Caller.of(context), contact, context.res().getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void erase(Context context) {
        switch (erasing.erase(Caller.of(context), Requests.pathId(context, "contactId"))) {
            case Erasing.Outcome.Erased erased -> context.json(erased);
            case Erasing.Outcome.NoSuchContact none -> throw noSuchContact();
            case Erasing.Outcome.UnderWay underWay ->
                throw new Problem(
                        ProblemType.MESSAGE_UNDER_WAY,
                        "A message to this person is just leaving.",
                        "Nothing was erased. Try again in a minute.");
        }
    }

    private static Problem noSuchContact() {
        return new Problem(
                ProblemType.NOT_FOUND, "There is no such contact.", "No contact of this workspace has this id.");
    }
}
