package io.rowcast.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Cursor;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.SourceUnavailableException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations to read, and to answer in. */
public final class ConversationRoutes implements Routes {
    static final int LONGEST_KEY = 200;

    private final Database database;
    private final Sealers sealers;
    private final Answering answering;
    private final InstantSource clock;
    private final Reading reading;
    private final ConversationStore conversations = new ConversationStore();
    private final ConversationListStore list = new ConversationListStore();
    private final MessageListStore messages = new MessageListStore();

    public ConversationRoutes(Database database, Sealers sealers, Answering answering, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.answering = answering;
        this.clock = clock;
        this.reading = new Reading(database, sealers);
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/conversations", this::list, Scope.READ);
        routes.get("/v1/conversations/{conversationId}", this::show, Scope.READ);
        routes.post("/v1/conversations/{conversationId}/read", this::read, Scope.SEND);
        routes.get("/v1/conversations/{conversationId}/messages", this::messages, Scope.READ);
        routes.post("/v1/conversations/{conversationId}/messages", this::write, Scope.SEND);
        routes.get("/v1/deliveries/{deliveryId}/conversation", this::ofDelivery, Scope.READ);
        routes.get("/v1/row-conversation", this::ofRow, Scope.READ);
    }

    private void list(Context context) {
        Reading.Page<Conversation> page = reading.conversations(
                Caller.of(context).workspace(),
                Requests.flag(context, "unread"),
                place(context),
                Requests.number(context, "limit", 1, 200, 50));
        context.json(new ConversationView.Page(
                page.shown().stream().map(ConversationView::of).toList(), page.next()));
    }

    private void show(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        answer(context, reading.find(workspace, Requests.pathId(context, "conversationId")));
    }

    private static void answer(Context context, Optional<Conversation> found) {
        context.json(ConversationView.of(found.orElseThrow(ConversationProblems::noSuchConversation)));
    }

    private void messages(Context context) {
        Reading.Page<ConversationMessage> page = reading.messages(
                        Caller.of(context).workspace(),
                        Requests.pathId(context, "conversationId"),
                        place(context),
                        Requests.number(context, "limit", 1, 200, 50))
                .orElseThrow(ConversationProblems::noSuchConversation);
        context.json(new ConversationView.Messages(
                page.shown().stream().map(ConversationView.MessageOf::of).toList(), page.next()));
    }

    /** Where a page of a list starts, as the request's {@code after} says. */
    static Place place(Context context) {
        return Place.read(Cursor.bytes(context))
                .orElseThrow(() -> Requests.wrong("after", "expected the `next` of the page before"));
    }

    private void read(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        UUID id = Requests.pathId(context, "conversationId");
        UUID upTo = upTo(context);
        boolean known = database.inWorkspace(workspace, handle -> {
            Optional<UUID> current = conversations.current(handle, id);
            current.ifPresent(conversation -> conversations.read(handle, conversation, upTo));
            return current.isPresent();
        });
        answer(context, known ? reading.find(workspace, id) : Optional.empty());
    }

    private static @Nullable UUID upTo(Context context) {
        String id = context.queryParam("upTo");
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Requests.wrong("upTo", "expected the id of a message");
        }
    }

    private void write(Context context) {
        Caller caller = Caller.of(context);
        UUID conversation = Requests.pathId(context, "conversationId");
        String key = Requests.header(context, "Idempotency-Key").orElseThrow(ConversationProblems::keyMissing);
        Requests.text("Idempotency-Key", key, 1, LONGEST_KEY);
        Answer answer = Requests.body(context, AnswerWire.class).answer();
        String body = new String(context.bodyAsBytes(), UTF_8);
        switch (write(caller, conversation, key, body, answer)) {
            case Answering.Outcome.Written written ->
                context.status(HttpStatus.CREATED).json(message(caller.workspace(), written.message()));
            case Answering.Outcome refusal -> throw ConversationProblems.refused(refusal);
        }
    }

    private Answering.Outcome write(Caller caller, UUID conversation, String key, String body, Answer answer) {
        try {
            return answering.write(caller.workspace(), caller.actor(), conversation, key, body, answer);
        } catch (SourceUnavailableException e) {
            throw ConversationProblems.whatsapp(e);
        }
    }

    private ConversationView.MessageOf message(WorkspaceId workspace, UUID id) {
        Sealer sealer = sealers.of(workspace);
        return ConversationView.MessageOf.of(database.inWorkspace(
                workspace,
                handle -> messages.byHand(handle, sealer, id).orElseThrow(ConversationProblems::noLongerKept)));
    }

    private void ofDelivery(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        Sealer sealer = sealers.of(workspace);
        UUID delivery = Requests.pathId(context, "deliveryId");
        answer(
                context,
                look(
                        workspace,
                        sealer,
                        () -> database.inWorkspace(workspace, handle -> list.ofDelivery(handle, sealer, delivery))));
    }

    private void ofRow(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        Sealer sealer = sealers.of(workspace);
        String spreadsheet = context.queryParam("spreadsheetId");
        Requests.text("spreadsheetId", spreadsheet, 1, 200);
        String key = context.queryParam("key");
        Requests.text("key", key, 1, 100);
        if (context.queryParam("sheetId") == null) {
            throw Requests.wrong("sheetId", "must be given");
        }
        int sheet = Requests.number(context, "sheetId", 0, Integer.MAX_VALUE, 0);
        Optional<ConversationListStore.Addressee> addressee = database.inWorkspace(
                workspace,
                handle -> list.ofRow(handle, sealer, String.valueOf(spreadsheet), sheet, String.valueOf(key)));
        if (addressee.isEmpty()) {
            throw ConversationProblems.rowWithoutMessage();
        }
        answer(context, look(workspace, sealer, () -> addressee));
    }

    /** The conversation with whom a message went to, a new one where there is none. */
    private Optional<Conversation> look(
            WorkspaceId workspace,
            Sealer sealer,
            java.util.function.Supplier<Optional<ConversationListStore.Addressee>> whom) {
        return whom.get()
                .flatMap(addressee -> database.inWorkspace(
                        workspace,
                        handle -> list.find(
                                handle,
                                sealer,
                                conversations.look(
                                        handle, sealer, addressee.sender(), addressee.name(), clock.instant()))));
    }
}
