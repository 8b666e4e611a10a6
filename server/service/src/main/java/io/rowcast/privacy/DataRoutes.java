package io.rowcast.privacy;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.rowcast.audience.PhoneNumber;
import io.rowcast.audience.UserId;
import io.rowcast.audit.AuditEntry;
import io.rowcast.audit.AuditStore;
import io.rowcast.contact.ContactStore;
import io.rowcast.contact.RecipientId;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.Browsers;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Pages;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /data}: what a workspace keeps, for its owners. */
public final class DataRoutes implements Routes {
    private static final int ENTRIES = 100;

    private final Database database;
    private final Sealers sealers;
    private final Browsers browsers;
    private final Function<WorkspaceId, Map<UUID, String>> actorNames;
    private final RetentionRoutes retention;
    private final Erasing erasing;
    private final Terminating terminating;
    private final ContactStore contacts = new ContactStore();
    private final RetentionStore store = new RetentionStore();

    /** @param actorNames what a workspace's keys and members are called, for whoever looks at the record */
    public DataRoutes(
            Database database,
            Sealers sealers,
            Browsers browsers,
            Function<WorkspaceId, Map<UUID, String>> actorNames,
            RetentionRoutes retention,
            Erasing erasing,
            Terminating terminating) {
        this.database = database;
        this.sealers = sealers;
        this.browsers = browsers;
        this.actorNames = actorNames;
        this.retention = retention;
        this.erasing = erasing;
        this.terminating = terminating;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/data", context -> show(context, browsers.looking(context, Scope.ADMIN), Optional.empty()));
        routes.post("/data/retention", this::changeRetention);
        routes.get("/data/person", this::person);
        routes.post("/data/person/erase", this::erase);
        routes.post("/data/end", this::end);
    }

    private void show(Context context, Caller owner, Optional<String> wrong) {
        BrowserSession visitor = browsers.looking(context);
        List<AuditEntry> entries =
                database.inWorkspace(owner.workspace(), handle -> AuditStore.latest(handle, Long.MAX_VALUE, ENTRIES));
        int days = database.inWorkspace(owner.workspace(), store::days);
        Pages.show(
                context,
                "Data and privacy",
                visitor,
                DataPage.of(visitor, days, entries, actorNames.apply(owner.workspace()), wrong));
    }

    private void changeRetention(Context context) {
        Caller owner = browsers.changing(context, Scope.ADMIN);
        Optional<Integer> days = RetentionRoutes.days(context.formParam("days"));
        if (days.isEmpty()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, owner, Optional.of("Give a whole number of days from 1 to 365."));
            return;
        }
        retention.change(owner, days.get());
        context.redirect("/data", HttpStatus.SEE_OTHER);
    }

    private void person(Context context) {
        Caller owner = browsers.looking(context, Scope.ADMIN);
        BrowserSession visitor = browsers.looking(context);
        String number =
                Objects.requireNonNullElse(context.queryParam("number"), "").replaceAll("[\\s().-]", "");
        if (!PhoneNumber.fits(number) && !UserId.fits(number)) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, owner, Optional.of("Write the number with its country code, as +44 7400 123456."));
            return;
        }
        RecipientId name = RecipientId.of(sealers.of(owner.workspace()), number);
        Optional<UUID> contact = database.inWorkspace(owner.workspace(), handle -> contacts.find(handle, name));
        Pages.show(context, "A person", visitor, DataPage.person(visitor, number, contact));
    }

    private void erase(Context context) {
        Caller owner = browsers.changing(context, Scope.ADMIN);
        switch (erasing.erase(owner, contact(context.formParam("contact")))) {
            case Erasing.Outcome.Erased erased ->
                Pages.show(context, "A person is erased", browsers.looking(context), DataPage.erased(erased));
            case Erasing.Outcome.NoSuchContact none -> throw nobody();
            case Erasing.Outcome.UnderWay underWay -> {
                context.status(HttpStatus.CONFLICT);
                show(
                        context,
                        owner,
                        Optional.of(
                                "A message to this person is just leaving. Nothing was erased: try again in a minute."));
            }
        }
    }

    private static UUID contact(@Nullable String text) {
        try {
            return UUID.fromString(Objects.requireNonNullElse(text, ""));
        } catch (IllegalArgumentException e) {
            throw nobody();
        }
    }

    private static Problem nobody() {
        return new Problem(
                ProblemType.NOT_FOUND,
                "There is no such person.",
                "They may have been erased already. Nothing was changed.");
    }

    private void end(Context context) {
        Caller owner = browsers.changing(context, Scope.ADMIN);
        String name = Objects.requireNonNullElse(context.formParam("name"), "").strip();
        if (!terminating.end(owner.workspace(), name)) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, owner, Optional.of("The workspace has another name. Nothing was deleted."));
            return;
        }
        Pages.show(context, "The workspace has ended", browsers.looking(context), DataPage.ended());
    }
}
