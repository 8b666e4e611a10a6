package io.rowcast.conversation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.rowcast.conversation.InboxPage.Listed;
import io.rowcast.conversation.InboxPage.Talk;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.Browsers;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.PageFile;
import io.rowcast.platform.http.Pages;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.SourceUnavailableException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code /inbox}: the conversations as pages that fit a phone. They are read, and answered in words, without any script; the
 * script keeps them up to date, and brings files and templates.
 */
public final class InboxRoutes implements Routes {
    private static final int CONVERSATIONS = 50;
    private static final int MESSAGES = 50;
    private static final int LONGEST_TEXT = 8192;
    private static final int LONGEST_NUMBER = 200;

    private final Reading reading;
    private final Beginning beginning;
    private final SenderStore senders;
    private final Answering answering;
    private final Browsers browsers;
    private final InstantSource clock;

    public InboxRoutes(
            Database database,
            Sealers sealers,
            SenderStore senders,
            Answering answering,
            Browsers browsers,
            InstantSource clock) {
        this.reading = new Reading(database, sealers);
        this.beginning = new Beginning(database, sealers, clock);
        this.senders = senders;
        this.answering = answering;
        this.browsers = browsers;
        this.clock = clock;
    }

    @Override
    public void mount(RoutesConfig routes) {
        new PageFile("/inbox.js", "text/javascript; charset=utf-8").mount(routes);
        routes.get("/inbox", this::list);
        routes.get("/inbox/new", context -> {
            Caller caller = browsers.looking(context, Scope.SEND);
            ask(context, caller, "", Optional.empty());
        });
        routes.post("/inbox/new", this::begin);
        routes.get("/inbox/{conversationId}", this::look);
        routes.post("/inbox/{conversationId}", this::write);
    }

    private void list(Context context) {
        WorkspaceId workspace = browsers.looking(context, Scope.READ).workspace();
        boolean unread = Requests.flag(context, "unread");
        Listed listed = listed(workspace, unread, ConversationRoutes.place(context));
        BrowserSession visitor = browsers.looking(context);
        Pages.show(context, "Inbox", visitor, InboxPage.of(visitor, listed, clock.instant()));
    }

    private Listed listed(WorkspaceId workspace, boolean unread, Place after) {
        return new Listed(
                reading.conversations(workspace, unread, after, CONVERSATIONS), unread, reading.unread(workspace));
    }

    private void look(Context context) {
        Caller caller = browsers.looking(context, Scope.READ);
        show(context, caller, Requests.pathId(context, "conversationId"), Optional.empty());
    }

    private void show(Context context, Caller caller, UUID id, Optional<InboxPage.Wrong> wrong) {
        WorkspaceId workspace = caller.workspace();
        Conversation conversation = reading.find(workspace, id).orElseThrow(ConversationProblems::noSuchConversation);
        Reading.Page<ConversationMessage> messages = reading.messages(
                        workspace, id, ConversationRoutes.place(context), MESSAGES)
                .orElseThrow(ConversationProblems::noSuchConversation);
        BrowserSession visitor = browsers.looking(context);
        Pages.show(
                context,
                InboxPage.nameOf(conversation),
                visitor,
                InboxPage.of(
                        visitor,
                        listed(workspace, false, Place.START),
                        new Talk(conversation, messages, context.queryParam("after") != null, wrong),
                        clock.instant()));
    }

    private void ask(Context context, Caller caller, String number, Optional<String> wrong) {
        wrong.ifPresent(words -> context.status(HttpStatus.UNPROCESSABLE_CONTENT));
        BrowserSession visitor = browsers.looking(context);
        Pages.show(
                context,
                "New conversation",
                visitor,
                BeginPage.asking(visitor, senders.list(caller.workspace()), number, wrong));
    }

    /** The number comes in a form and not in the address, which is kept by browsers and proxies. */
    private void begin(Context context) {
        Caller caller = browsers.changing(context, Scope.SEND);
        String number = Objects.requireNonNullElse(context.formParam("number"), "");
        Requests.text("number", number, 1, LONGEST_NUMBER);
        String wanted = context.formParam("sender");
        Sender sender = senders.list(caller.workspace()).stream()
                .filter(each -> each.id().toString().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Requests.wrong("sender", "expected one of the workspace's WhatsApp numbers"));
        boolean anybody = "yes".equals(context.formParam("anybody"));
        switch (beginning.open(caller.workspace(), sender.id(), number, anybody)) {
            case Beginning.Outcome.Open open ->
                context.redirect("/inbox/" + open.conversation() + "#end", HttpStatus.SEE_OTHER);
            case Beginning.Outcome.Unreadable no -> ask(context, caller, number, Optional.of(no.words()));
            case Beginning.Outcome.Unknown unknown -> {
                BrowserSession visitor = browsers.looking(context);
                Pages.show(
                        context,
                        "New conversation",
                        visitor,
                        BeginPage.unknown(visitor, sender.id(), unknown.number()));
            }
        }
    }

    /** Words that the form of the page sends; the key in it makes a second click find the first one's message. */
    private void write(Context context) {
        Caller caller = browsers.changing(context, Scope.SEND);
        UUID conversation = Requests.pathId(context, "conversationId");
        String text = Objects.requireNonNullElse(context.formParam("text"), "").strip();
        String key = Objects.requireNonNullElse(context.formParam("key"), "");
        Requests.text("key", key, 1, ConversationRoutes.LONGEST_KEY);
        Requests.text("text", text, 1, LONGEST_TEXT);
        try {
            switch (answering.write(
                    caller.workspace(), caller.actor(), conversation, key, text, new Answer.Text(text))) {
                case Answering.Outcome.Written written ->
                    context.redirect("/inbox/" + written.conversation() + "#end", HttpStatus.SEE_OTHER);
                case Answering.Outcome.NoSuchConversation none -> throw ConversationProblems.noSuchConversation();
                case Answering.Outcome refusal -> refuse(context, caller, conversation, text, refusal);
            }
        } catch (SourceUnavailableException e) {
            throw ConversationProblems.whatsapp(e);
        }
    }

    /** Says what is wrong beside the words, which are kept. */
    private void refuse(Context context, Caller caller, UUID conversation, String text, Answering.Outcome refusal) {
        Problem problem = ConversationProblems.refused(refusal);
        context.status(problem.type().status());
        show(
                context,
                caller,
                conversation,
                Optional.of(new InboxPage.Wrong(problem.title() + " " + problem.detail(), text)));
    }
}
