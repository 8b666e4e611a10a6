package io.rowcast.privacy;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.rowcast.audience.PhoneNumber;
import io.rowcast.audience.UserId;
import io.rowcast.audit.AuditEntry;
import io.rowcast.audit.AuditStore;
import io.rowcast.contact.Contact;
import io.rowcast.contact.ContactStore;
import io.rowcast.contact.Correcting;
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
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** {@code /data}: what a workspace keeps, for its owners. */
public final class DataRoutes implements Routes {
    private static final int ENTRIES = 100;
    private static final int LONGEST_NAME = 200;
    private static final String NO_NUMBER = "Write the number with its country code, as +44 7400 123456.";

    private final Database database;
    private final Sealers sealers;
    private final Browsers browsers;
    private final Function<WorkspaceId, Map<UUID, String>> actorNames;
    private final RetentionRoutes retention;
    private final Correcting correcting;
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
            Correcting correcting,
            Erasing erasing,
            Terminating terminating) {
        this.database = database;
        this.sealers = sealers;
        this.browsers = browsers;
        this.actorNames = actorNames;
        this.retention = retention;
        this.correcting = correcting;
        this.erasing = erasing;
        this.terminating = terminating;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/data", context -> show(context, browsers.looking(context, Scope.ADMIN), Optional.empty()));
        routes.post("/data/retention", this::changeRetention);
        routes.post("/data/person", this::lookUp);
        routes.post("/data/person/correct", this::correct);
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

    /** A form that is posted, so that the number stands in no address and in no log of addresses. */
    private void lookUp(Context context) {
        Caller owner = browsers.changing(context, Scope.ADMIN);
        Optional<String> number = number(context);
        if (number.isEmpty()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, owner, Optional.of(NO_NUMBER));
            return;
        }
        RecipientId name = RecipientId.of(sealers.of(owner.workspace()), number.get());
        Optional<Contact> contact = database.inWorkspace(
                owner.workspace(), handle -> contacts.find(handle, name).flatMap(id -> contact(handle, owner, id)));
        contact.ifPresentOrElse(
                known -> show(context, known, Optional.empty(), Optional.empty()),
                () -> Pages.show(
                        context, "A person", browsers.looking(context), DataPage.nobody(browsers.looking(context))));
    }

    private void show(Context context, Contact contact, Optional<String> done, Optional<String> wrong) {
        BrowserSession visitor = browsers.looking(context);
        Pages.show(context, "A person", visitor, DataPage.person(visitor, contact, done, wrong));
    }

    private Optional<Contact> contact(Handle handle, Caller owner, UUID id) {
        return contacts.page(handle, sealers.of(owner.workspace()), null, id, 1).stream()
                .findFirst();
    }

    private static Optional<String> number(Context context) {
        String number =
                Objects.requireNonNullElse(context.formParam("number"), "").replaceAll("[\\s().-]", "");
        return Optional.of(number).filter(text -> PhoneNumber.fits(text) || UserId.fits(text));
    }

    private void correct(Context context) {
        Caller owner = browsers.changing(context, Scope.ADMIN);
        UUID id = contactId(context.formParam("contact"));
        Contact before = known(owner, id);
        String name = Objects.requireNonNullElse(context.formParam("name"), "").strip();
        Optional<String> number = number(context);
        if (number.isEmpty() || name.length() > LONGEST_NAME) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            String wrong = number.isEmpty() ? NO_NUMBER : "A name has at most " + LONGEST_NAME + " characters.";
            show(context, before, Optional.empty(), Optional.of(wrong + " Nothing was changed."));
            return;
        }
        String newName = name.isEmpty() || name.equals(before.shownName()) ? null : name;
        String newNumber = number.get().equals(before.recipient()) ? null : number.get();
        if (newName != null || newNumber != null) {
            correcting.correct(owner, id, newName, newNumber);
        }
        show(context, known(owner, id), Optional.of("Saved."), Optional.empty());
    }

    private Contact known(Caller owner, UUID id) {
        return database.inWorkspace(owner.workspace(), handle -> contact(handle, owner, id))
                .orElseThrow(DataRoutes::nobody);
    }

    private void erase(Context context) {
        Caller owner = browsers.changing(context, Scope.ADMIN);
        switch (erasing.erase(owner, contactId(context.formParam("contact")))) {
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

    private static UUID contactId(@Nullable String text) {
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
