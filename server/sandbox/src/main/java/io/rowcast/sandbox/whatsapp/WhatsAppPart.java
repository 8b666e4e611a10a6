package io.rowcast.sandbox.whatsapp;

import io.javalin.config.RoutesConfig;
import io.rowcast.sandbox.Part;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Meta's Cloud API with its accounts and their webhooks, and the phones of the people it writes to. What it does as Meta does, and
 * what not, is in the README.
 */
public final class WhatsAppPart implements Part {
    /** How many requests, and their messages, are remembered unless said otherwise. */
    public static final int USUAL_HISTORY = 200_000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Timeline timeline = new Timeline();
    private final Webhooks webhooks;
    private final GraphRoutes graph;
    private final ControlRoutes controls;
    private final SettingRoutes settingControls;
    private final TemplateControls templateControls;
    private final MediaControls mediaControls;
    private final RecipientRoutes recipients;
    private final ActRoutes acts;
    private final PersonFileRoutes files;
    private final IdentityRoutes identities;
    private final NumberControlRoutes numbers;
    private final AccountControlRoutes accountControls;

    /** By the system's clock, with the usual history. */
    public WhatsAppPart() {
        this(InstantSource.system(), USUAL_HISTORY);
    }

    /**
     * @param clock dates messages and decides the 24-hour window and the limits; delays of the pace run in real time
     * @param history how many requests, and their messages, are remembered
     */
    public WhatsAppPart(InstantSource clock, int history) {
        Settings settings = new Settings();
        webhooks = new Webhooks(settings, timeline, clock);
        Handshake handshake = new Handshake(http);

        Accounts accounts = new Accounts();
        ReceivedLog log =
                new ReceivedLog(history, message -> message.number().people().forget(message));
        Admission admission = new Admission(settings);
        Replies replies = new Replies(clock, webhooks);
        MediaStore media = new MediaStore(clock);
        MediaEdge mediaEdge = new MediaEdge(media, clock);
        Journey journey = new Journey(settings, clock, timeline, webhooks, replies, admission);
        TemplateDesk desk = new TemplateDesk(settings, webhooks, clock);
        TemplateEdge templates = new TemplateEdge(accounts, desk, clock);
        Subscription subscription = new Subscription(webhooks, handshake);
        PhoneNumber number = new PhoneNumber(accounts, webhooks, subscription);
        GraphAccess access = new GraphAccess(settings, accounts);

        graph = new GraphRoutes(
                access,
                new NumberRoutes(
                        access,
                        new Sends(settings, clock, admission, log, journey, new MediaCheck(media)),
                        timeline,
                        media,
                        new Registrations(clock),
                        new MessageHistory(accounts, webhooks)),
                new AccountRoutes(access, number, templates, subscription),
                number,
                templates,
                mediaEdge);
        controls = new ControlRoutes(log, webhooks);
        settingControls = new SettingRoutes(settings, webhooks, handshake);
        templateControls = new TemplateControls(settings, accounts, desk);
        mediaControls = new MediaControls(accounts, media);
        recipients = new RecipientRoutes(clock, accounts, journey, webhooks);
        acts = new ActRoutes(accounts, replies, journey);
        files = new PersonFileRoutes(accounts, replies, journey, media);
        identities = new IdentityRoutes(clock, accounts, webhooks);
        numbers = new NumberControlRoutes(accounts, webhooks, timeline);
        accountControls = new AccountControlRoutes(accounts, webhooks, new AccountEvents(clock));
    }

    @Override
    public void mount(RoutesConfig routes) {
        graph.mount(routes);
        controls.mount(routes);
        new PageRoutes().mount(routes);
        settingControls.mount(routes);
        templateControls.mount(routes);
        mediaControls.mount(routes);
        recipients.mount(routes);
        acts.mount(routes);
        files.mount(routes);
        identities.mount(routes);
        numbers.mount(routes);
        accountControls.mount(routes);
        webhooks.start();
    }

    @Override
    public void close() {
        timeline.close();
        webhooks.close();
        http.shutdownNow();
    }
}
