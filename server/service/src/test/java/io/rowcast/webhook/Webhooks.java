package io.rowcast.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rowcast.campaign.TemplateHalts;
import io.rowcast.contact.ConsentRoutes;
import io.rowcast.contact.ContactRoutes;
import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.SuppressionRoutes;
import io.rowcast.contact.SuppressionStore;
import io.rowcast.conversation.Answering;
import io.rowcast.conversation.ConversationRoutes;
import io.rowcast.conversation.ConversationStore;
import io.rowcast.conversation.Conversations;
import io.rowcast.conversation.HandMessageStore;
import io.rowcast.conversation.MessageFileRoutes;
import io.rowcast.conversation.MessageFiles;
import io.rowcast.conversation.OptOutWordRoutes;
import io.rowcast.conversation.OptOuts;
import io.rowcast.conversation.ReplyListStore;
import io.rowcast.conversation.ReplyMediaStore;
import io.rowcast.conversation.ReplyRoutes;
import io.rowcast.conversation.ReplyStore;
import io.rowcast.delivery.DeliveryLedgerStore;
import io.rowcast.dispatch.Outbound;
import io.rowcast.dispatch.SendOutcome;
import io.rowcast.media.MediaStore;
import io.rowcast.testing.Api;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.MovableClock;
import io.rowcast.workspace.MirroredTemplate;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.TemplateMirror;
import io.rowcast.workspace.TemplateStore;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The way of a webhook: from the real HTTP server through the inbox to the ledgers. */
final class Webhooks implements AutoCloseable {
    static final String APP_SECRET = "sandbox-app-secret";
    static final String VERIFY_TOKEN = "sandbox-verify-token";
    private static final String PATH = "/webhooks/whatsapp";

    final Campaigns campaigns = new Campaigns();
    final Api api;
    final InboxReader reader;
    final InboxStore inboxStore;
    final ReplyMediaStore files;

    /** What was to go to Meta by hand, and what becomes of it. */
    final List<Outbound> written = new CopyOnWriteArrayList<>();

    Function<Outbound, SendOutcome> meta = message -> new SendOutcome.Accepted("wamid." + message.deliveryId());

    /** Called when Meta is asked for templates. */
    Runnable templatesAsked = () -> {};

    Webhooks() {
        inboxStore = new InboxStore(campaigns.database, campaigns.master, campaigns.clock);
        DeliveryLedgerStore deliveries = new DeliveryLedgerStore();
        IdentityStore identities = new IdentityStore();
        SuppressionStore suppressions = new SuppressionStore();
        OptOuts optOuts = new OptOuts(suppressions, identities);
        reader = new InboxReader(
                campaigns.database,
                inboxStore,
                new EventDesk(
                        campaigns.sealers,
                        deliveries,
                        new HandMessageStore(),
                        new Conversations(new ConversationStore(), new ReplyStore(), deliveries, optOuts),
                        new PersonDesk(identities, suppressions, optOuts),
                        new AccountDesk(
                                new SenderStore(campaigns.database, campaigns.sealers),
                                new TemplateStore(
                                        campaigns.database, new TemplateHalts(campaigns.clock), campaigns.clock))));
        files = new ReplyMediaStore(campaigns.database, campaigns.sealers);
        MediaStore media = new MediaStore(campaigns.database, campaigns.sealers, campaigns.clock);
        api = new Api(
                new WebhookRoutes(APP_SECRET, VERIFY_TOKEN, inboxStore, () -> {}),
                new ReplyRoutes(new ReplyListStore(campaigns.database, campaigns.sealers)),
                new ConversationRoutes(
                        campaigns.database,
                        campaigns.sealers,
                        new Answering(
                                campaigns.database,
                                campaigns.sealers,
                                new SenderStore(campaigns.database, campaigns.sealers),
                                new TemplateMirror(
                                        sender -> templates(),
                                        new TemplateStore(
                                                campaigns.database,
                                                new TemplateHalts(campaigns.clock),
                                                campaigns.clock),
                                        campaigns.clock),
                                media,
                                this::send,
                                campaigns.clock),
                        campaigns.clock),
                new MessageFileRoutes(new MessageFiles(campaigns.database, campaigns.sealers, files, media)),
                new SuppressionRoutes(campaigns.database, campaigns.sealers, suppressions, campaigns.clock),
                new ContactRoutes(campaigns.database, campaigns.sealers, campaigns.clock),
                new ConsentRoutes(campaigns.database, campaigns.sealers, campaigns.clock),
                new OptOutWordRoutes(campaigns.database, campaigns.clock));
    }

    private SendOutcome send(Outbound message) {
        written.add(message);
        return meta.apply(message);
    }

    private List<MirroredTemplate> templates() {
        templatesAsked.run();
        return List.of(reminder());
    }

    private static MirroredTemplate reminder() {
        return new MirroredTemplate("1", "reminder", "en", "UTILITY", "APPROVED", """
                {"id":"1","name":"reminder","language":"en","category":"UTILITY","status":"APPROVED",\
                "components":[{"type":"BODY","text":"Hi {{1}}, see you."}]}""", null, null, null);
    }

    /** Posts a body as Meta would, and lets it be applied. */
    void comes(String body) {
        Api.Answer answer = post(body.getBytes(UTF_8), signature(body.getBytes(UTF_8)));
        if (answer.status() != 200) {
            throw new AssertionError("not taken: " + answer);
        }
        apply();
    }

    void apply() {
        while (reader.runOnce()) {}
    }

    Api.Answer post(byte[] body, String signature) {
        return api.ask(HttpRequest.newBuilder(api.uri(PATH))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", signature)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    Api.Answer handshake(String query) {
        return api.ask(HttpRequest.newBuilder(api.uri(PATH + query)).build());
    }

    /** Signs as Meta does. */
    static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(APP_SECRET.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> inbox(String column) {
        return campaigns.database.outsideWorkspaces(
                handle -> handle.createQuery("select " + column + " from inbox order by inbox_id")
                        .mapTo(String.class)
                        .list());
    }

    /** From now on replies of this type cannot be kept. */
    void breakRepliesOfType(String type) {
        asOwner("alter table reply add constraint broken check (type <> '" + type + "') not valid");
    }

    void mendReplies() {
        asOwner("alter table reply drop constraint broken");
    }

    /** As it was at first, without the time that a new database takes. */
    void anew() {
        asOwner("delete from workspace");
        campaigns.clock.jump(Duration.between(campaigns.clock.instant(), new MovableClock().instant()));
        written.clear();
        templatesAsked = () -> {};
        meta = message -> new SendOutcome.Accepted("wamid." + message.deliveryId());
    }

    /** Forgets what is left in the inbox. */
    void empty() {
        asOwner("delete from inbox");
    }

    private void asOwner(String sql) {
        try (Connection connection = DriverManager.getConnection(campaigns.address.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        api.close();
        campaigns.close();
    }
}
