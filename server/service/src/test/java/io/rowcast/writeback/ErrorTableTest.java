package io.rowcast.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.campaign.TemplateHalts;
import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.SuppressionStore;
import io.rowcast.conversation.ConversationStore;
import io.rowcast.conversation.Conversations;
import io.rowcast.conversation.HandMessageStore;
import io.rowcast.conversation.OptOuts;
import io.rowcast.conversation.ReplyStore;
import io.rowcast.delivery.Consequence;
import io.rowcast.delivery.DeliveryLedgerStore;
import io.rowcast.delivery.MetaError;
import io.rowcast.dispatch.DispatchStores;
import io.rowcast.dispatch.Dispatcher;
import io.rowcast.dispatch.Patience;
import io.rowcast.media.MediaStore;
import io.rowcast.media.MediaUploadStore;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.sandbox.whatsapp.WhatsAppPart;
import io.rowcast.testing.Api;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import io.rowcast.testing.RunningService;
import io.rowcast.webhook.AccountDesk;
import io.rowcast.webhook.EventDesk;
import io.rowcast.webhook.InboxReader;
import io.rowcast.webhook.InboxStore;
import io.rowcast.webhook.PersonDesk;
import io.rowcast.webhook.WebhookRoutes;
import io.rowcast.whatsapp.CloudApi;
import io.rowcast.whatsapp.CloudApiMessenger;
import io.rowcast.workspace.AccessToken;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.TemplateStore;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the one table of errors, from Meta's answer or webhook, over HTTP, to what the service does and to the words in
 * the sheet's cell. Row 2 of a campaign meets the error, row 3 does not; another campaign with the same template waits.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorTableTest {
    private static final AtomicInteger PEOPLE = new AtomicInteger(1000);

    private final Sandbox sandbox = Sandbox.start(0, new WhatsAppPart());
    private final WhatsAppControl control = new WhatsAppControl(sandbox.url());
    private final Campaigns campaigns = new Campaigns();
    private final SenderStore senders = new SenderStore(campaigns.database, campaigns.sealers);
    private final InboxStore inbox = new InboxStore(campaigns.database, campaigns.master, campaigns.clock);
    private final InboxReader reader = reader();
    private final Api api =
            new Api(new WebhookRoutes(WhatsAppControl.APP_SECRET, WhatsAppControl.VERIFY_TOKEN, inbox, () -> {}));
    private final Dispatcher dispatcher = new Dispatcher(
            campaigns.clock,
            campaigns.clock::nanoTime,
            DispatchStores.of(campaigns.database, campaigns.sealers, campaigns.clock),
            new CloudApiMessenger(
                    new CloudApi(CloudApi.newHttpClient(), sandbox.url(), "v25.0", Duration.ofSeconds(10)),
                    senders,
                    new MediaStore(campaigns.database, campaigns.sealers, campaigns.clock),
                    new MediaUploadStore(campaigns.database),
                    campaigns.clock),
            Runnable::run,
            Runnable::run,
            Patience.standard());

    /** New ones for each code: 45 messages to one person are Meta's limit. */
    private String bad = phone();

    private String good = phone();
    private Sending campaign = campaigns.sending();
    private Sending waiting = campaign;
    private SheetInMemory sheet = new SheetInMemory(new Tab("none", 0), List.of(List.of("x")));

    private InboxReader reader() {
        DeliveryLedgerStore ledger = new DeliveryLedgerStore();
        IdentityStore identities = new IdentityStore();
        SuppressionStore suppressions = new SuppressionStore();
        OptOuts optOuts = new OptOuts(suppressions, identities);
        TemplateStore templates =
                new TemplateStore(campaigns.database, new TemplateHalts(campaigns.clock), campaigns.clock);
        return new InboxReader(
                campaigns.database,
                inbox,
                new EventDesk(
                        campaigns.sealers,
                        ledger,
                        new HandMessageStore(),
                        new Conversations(new ConversationStore(), new ReplyStore(), ledger, optOuts),
                        new PersonDesk(identities, suppressions, optOuts),
                        new AccountDesk(senders, templates)));
    }

    @BeforeAll
    void pointWebhooks() {
        control.webhook(api.uri("/webhooks/whatsapp"), WhatsAppControl.APP_SECRET, WhatsAppControl.VERIFY_TOKEN);
        control.pace(WhatsAppControl.Pace.all(0));
        control.usualBehaviour(WhatsAppControl.Behaviour.DELIVERS, false);
    }

    @AfterAll
    void close() {
        dispatcher.close();
        api.close();
        campaigns.close();
        sandbox.close();
    }

    /** What one code left behind must not be in the next one's way; the number is one workspace's at a time. */
    @AfterEach
    void leave() {
        campaigns.change(campaign, "update campaign set status = 'cancelled'");
        campaigns.arrange(
                campaign,
                "update delivery set status = 'cancelled', written_revision = revision where campaign_id = :campaign");
        campaigns.change(campaign, "update sender set phone_number_id = 'left-' || sender_id");
    }

    static Stream<MetaError> rows() {
        return Stream.concat(MetaError.all().stream(), Stream.of(MetaError.of(200), MetaError.of(139_999)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void an_error_in_the_answer_has_its_consequence_and_its_words(MetaError error) throws InterruptedException {
        begin();
        control.error(digits(bad), error.code(), false);
        work();
        switch (error.consequence()) {
            case Consequence.FailRow fail -> failed(error);
            case Consequence.RestRecipient rest -> {
                failed(error);
                rests();
            }
            case Consequence.SuppressRecipient suppress -> {
                failed(error);
                suppressed(suppress.byPreference() ? "meta-preference" : "error");
            }
            case Consequence.PauseTemplate pause -> {
                paused(campaign, pause.halt(), error);
                paused(waiting, pause.halt(), error);
                queued();
            }
            case Consequence.TryLater later -> {
                queued();
                assertThat(campaigns.statuses(campaign).getLast()).isEqualTo("accepted");
                triesInVain();
                failed(error);
            }
            case Consequence.StopSender stop -> {
                queued();
                assertThat(notices()).hasSize(1).first().asString().startsWith("sender-stopped " + error.words());
                assertThat(senderNotes()).containsExactly("stop sender-stopped");
                mended();
            }
            case Consequence.InDoubt doubt -> {
                assertThat(campaigns.statuses(campaign).getFirst()).isEqualTo("unknown");
                campaigns.clock.advance(Patience.standard().doubt().plusSeconds(10));
                work();
                shows("Unconfirmed", "WhatsApp has not said whether this message left");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void an_error_by_webhook_fails_its_row_and_has_its_consequence(MetaError error) throws InterruptedException {
        begin();
        control.error(digits(bad), error.code(), true);
        work();
        RunningService.await("the failure of " + error.code(), () -> {
            reader.runOnce();
            return campaigns.statuses(campaign).getFirst().equals("failed");
        });
        failed(error);
        switch (error.consequence()) {
            case Consequence.RestRecipient rest -> rests();
            case Consequence.SuppressRecipient suppress ->
                suppressed(suppress.byPreference() ? "meta-preference" : "error");
            case Consequence.PauseTemplate pause -> paused(waiting, pause.halt(), error);
            case Consequence.StopSender stop -> paused(waiting, "sender-refused", error);
            case Consequence.FailRow fail -> undisturbed();
            case Consequence.TryLater later -> undisturbed();
            case Consequence.InDoubt doubt -> undisturbed();
        }
    }

    private void begin() {
        bad = phone();
        good = phone();
        WorkspaceId workspace = campaigns.workspace();
        UUID sender = UUID.randomUUID();
        senders.save(
                workspace,
                new Sender(
                        sender,
                        WhatsAppControl.PHONE_NUMBER_ID,
                        WhatsAppControl.WABA_ID,
                        new AccessToken(WhatsAppControl.TOKEN),
                        "+1 555 078 3881",
                        "Rowcast Demo",
                        "GREEN",
                        "CONNECTED",
                        1000));
        campaign = launched(campaigns.sending(workspace, sender, bad, good));
        waiting = launched(campaigns.sending(workspace, sender, phone()));
        campaigns.change(
                waiting, "update campaign set status = 'scheduled', started_at = null where campaign_id = :campaign");
        campaigns.change(waiting, "update delivery set written_revision = revision where campaign_id = :campaign");
        sheet = new SheetInMemory(
                new Tab("spreadsheet-" + sender, 7),
                List.of(
                        List.of("Name", "Phone", "Rowcast key"),
                        List.of("Bad", bad, CampaignSheet.key(0)),
                        List.of("Good", good, CampaignSheet.key(1))));
        CampaignSheet.mark(sheet);
        campaigns.change(campaign, """
                update sheet_link set spreadsheet_id = '%s', sheet_id = 7
                where sheet_link_id = (select sheet_link_id from campaign where campaign_id = :campaign)
                """.formatted(sheet.tab().spreadsheetId()));
    }

    private Sending launched(Sending sending) {
        campaigns.change(sending, """
                update campaign set launched_at = '%s',
                    recipe = '{"defaultRegion": "GB", "template": {"category": "MARKETING"}}'
                where campaign_id = :campaign
                """.formatted(campaigns.clock.instant()));
        List<UUID> deliveries = campaigns.deliveries(sending);
        List<String> phones = List.of(bad, good);
        for (int i = 0; i < deliveries.size(); i++) {
            message(sending, deliveries.get(i), phones.get(i));
        }
        return sending;
    }

    private void message(Sending sending, UUID delivery, String phone) {
        byte[] body =
                campaigns.sealers.of(sending.workspace()).seal("""
                {"messaging_product":"whatsapp","to":"%s","type":"template","biz_opaque_callback_data":"%s",
                 "template":{"name":"hello_world","language":{"code":"en_US"}}}
                """.formatted(phone, delivery), "delivery.message");
        campaigns.database.inWorkspace(
                sending.workspace(),
                handle -> handle.createUpdate(
                                "update delivery set message = :body, revision = 1 where delivery_id = :id")
                        .bind("body", body)
                        .bind("id", delivery)
                        .execute());
    }

    private static String phone() {
        return "+44740000" + PEOPLE.incrementAndGet();
    }

    private static String digits(String phone) {
        return phone.substring(1);
    }

    private void work() throws InterruptedException {
        while (dispatcher.runOnce()) {
            campaigns.clock.advance(Duration.ofMillis(10));
        }
    }

    private void triesInVain() throws InterruptedException {
        for (int i = 0; i < Patience.standard().attempts(); i++) {
            campaigns.clock.advance(Duration.ofHours(2));
            work();
        }
    }

    /** Somebody has mended it: the next try goes through, and everything after it. */
    private void mended() throws InterruptedException {
        control.noError(digits(bad));
        campaigns.clock.advance(Patience.standard().senderStop());
        work();
        campaigns.clock.advance(Patience.standard().senderStop());
        work();
        assertThat(campaigns.statuses(campaign)).containsOnly("accepted");
        assertThat(senderNotes()).isEmpty();
    }

    private void failed(MetaError error) {
        assertThat(campaigns.statuses(campaign).getFirst()).isEqualTo("failed");
        shows("Failed", error.words());
        assertThat(cell("WhatsApp error")).contains("Details of " + error.code());
    }

    private void queued() {
        assertThat(campaigns.statuses(campaign).getFirst()).isEqualTo("queued");
        shows("Queued", "");
        assertThat(cell("WhatsApp error")).isEmpty();
    }

    private void shows(String status, String words) {
        WriteBack writeBack =
                new WriteBack(campaigns.clock, campaigns.database, campaigns.sealers, link -> sheet, Runnable::run);
        for (int second = 0; second < 4; second++) {
            writeBack.runOnce();
            campaigns.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(cell("WhatsApp status")).isEqualTo(status);
        assertThat(cell("WhatsApp error")).startsWith(words);
    }

    private String cell(String heading) {
        return sheet.shown(CampaignSheet.key(0), heading);
    }

    private void rests() {
        assertThat(cell("WhatsApp error"))
                .contains("Rowcast sends this person no marketing before ")
                .endsWith(" (Europe/London).");
        assertThat(campaigns.strings(campaign, "select count(*)::text from recipient_rest"))
                .containsExactly("1");
        undisturbed();
    }

    private void suppressed(String source) {
        assertThat(campaigns.strings(campaign, "select source from suppression"))
                .containsExactly(source);
        undisturbed();
    }

    private void undisturbed() {
        assertThat(campaigns.strings(waiting, "select status from campaign where campaign_id = :campaign"))
                .containsExactly("scheduled");
    }

    private void paused(Sending which, String code, MetaError error) {
        assertThat(
                        campaigns.strings(
                                which,
                                "select status || ' ' || pause_code || ' ' || pause_message from campaign where campaign_id = :campaign"))
                .singleElement()
                .asString()
                .startsWith("paused " + code + " " + error.words());
    }

    private List<String> notices() {
        return campaigns.strings(
                campaign, "select code || ' ' || message from campaign_notice where campaign_id = :campaign");
    }

    private List<String> senderNotes() {
        return campaigns.strings(campaign, "select severity || ' ' || code from sender_note");
    }
}
