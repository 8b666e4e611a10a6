package io.rowcast.contact;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.BodySize;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Cursor;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.Database;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The people of the calling workspace. */
public final class ContactRoutes implements Routes {
    private final Database database;
    private final Sealers sealers;
    private final ListImport lists;
    private final Correcting correcting;
    private final ContactStore contacts = new ContactStore();
    private final ConsentStore consents = new ConsentStore();
    private final SuppressionStore suppressions = new SuppressionStore();

    public ContactRoutes(Database database, Sealers sealers, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.correcting = new Correcting(database, sealers, clock);
        this.lists = new ListImport(database, sealers, clock);
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/contacts", this::list, Scope.READ);
        routes.post("/v1/contacts/import", this::take, Scope.SEND, BodySize.ROWS);
        routes.get("/v1/contacts/{contactId}", this::get, Scope.READ);
        routes.put("/v1/contacts/{contactId}", this::correct, Scope.SEND);
    }

    private void list(Context context) {
        String query = context.queryParam("query");
        int limit = Requests.number(context, "limit", 1, 200, 50);
        UUID before = place(context);
        Sealer sealer = sealers.of(Caller.of(context).workspace());
        RecipientId wanted = query == null ? null : SuppressionRoutes.wanted(context, sealer, query);
        List<Contact> found = database.inWorkspace(Caller.of(context).workspace(), handle -> {
            if (wanted == null) {
                return contacts.page(handle, sealer, before, null, limit + 1);
            }
            Optional<UUID> one = contacts.find(handle, wanted);
            return one.isPresent() ? contacts.page(handle, sealer, null, one.get(), 1) : List.of();
        });
        List<Contact> shown = found.subList(0, Math.min(limit, found.size()));
        context.json(new ContactView.Page(
                shown.stream().map(ContactView.Summary::of).toList(),
                found.size() > limit ? cursor(shown.getLast().id()) : null));
    }

    private void get(Context context) {
        UUID id = Requests.pathId(context, "contactId");
        Sealer sealer = sealers.of(Caller.of(context).workspace());
        Contact.Details details = database.inWorkspace(
                        Caller.of(context).workspace(), handle -> details(handle, sealer, id))
                .orElseThrow(ContactRoutes::noSuchContact);
        context.json(ContactView.Whole.of(details));
    }

    private void correct(Context context) {
        Caller caller = Caller.of(context);
        UUID id = Requests.pathId(context, "contactId");
        ContactView.Correction body = Requests.body(context, ContactView.Correction.class);
        if (!correcting.correct(caller, id, body.name(), body.recipient())) {
            throw noSuchContact();
        }
        get(context);
    }

    private static Problem noSuchContact() {
        return new Problem(
                ProblemType.NOT_FOUND, "There is no such contact.", "No contact of this workspace has this id.");
    }

    private Optional<Contact.Details> details(Handle handle, Sealer sealer, UUID id) {
        return contacts.nameOf(handle, id)
                .flatMap(name -> contacts.find(handle, name)
                        .map(own -> new Contact.Details(
                                contacts.page(handle, sealer, null, own, 1).getFirst(),
                                contacts.names(handle, sealer, name),
                                consents.history(handle, sealer, name),
                                suppressions.find(handle, sealer, name).orElse(null),
                                contacts.messages(handle, name))));
    }

    private void take(Context context) {
        context.json(
                lists.meet(Caller.of(context), SuppressionRoutes.lines(context), SuppressionRoutes.reader(context)));
    }

    private static @Nullable UUID place(Context context) {
        byte[] place = Cursor.bytes(context);
        if (place.length == 0) {
            return null;
        }
        if (place.length != 2 * Long.BYTES) {
            throw Requests.wrong("after", "expected the `next` of the page before");
        }
        ByteBuffer in = ByteBuffer.wrap(place);
        return new UUID(in.getLong(), in.getLong());
    }

    private static String cursor(UUID last) {
        return Cursor.of(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(last.getMostSignificantBits())
                .putLong(last.getLeastSignificantBits())
                .array());
    }
}
