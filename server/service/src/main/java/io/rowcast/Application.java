package io.rowcast;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rowcast.account.AccountKeysStore;
import io.rowcast.account.AccountStore;
import io.rowcast.account.Founding;
import io.rowcast.account.InvitationStore;
import io.rowcast.account.KeyRoutes;
import io.rowcast.account.MemberRoutes;
import io.rowcast.account.MemberStore;
import io.rowcast.account.Pairing;
import io.rowcast.account.PairingRoutes;
import io.rowcast.account.PairingStore;
import io.rowcast.account.SessionStore;
import io.rowcast.account.SignInRoutes;
import io.rowcast.account.SignInStore;
import io.rowcast.account.SigningIn;
import io.rowcast.account.WorkspaceRoutes;
import io.rowcast.audit.AuditRoutes;
import io.rowcast.campaign.Barriers;
import io.rowcast.campaign.CampaignRoutes;
import io.rowcast.campaign.DraftExpiry;
import io.rowcast.campaign.Freezing;
import io.rowcast.campaign.Heartbeats;
import io.rowcast.campaign.SheetLook;
import io.rowcast.campaign.SheetSource;
import io.rowcast.campaign.SheetStarts;
import io.rowcast.campaign.Starting;
import io.rowcast.campaign.TemplateCheck;
import io.rowcast.campaign.TemplateHalts;
import io.rowcast.contact.ConsentRoutes;
import io.rowcast.contact.ContactRoutes;
import io.rowcast.contact.Correcting;
import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.SuppressionRoutes;
import io.rowcast.contact.SuppressionStore;
import io.rowcast.conversation.Answering;
import io.rowcast.conversation.ConversationRoutes;
import io.rowcast.conversation.ConversationStore;
import io.rowcast.conversation.Conversations;
import io.rowcast.conversation.EventRoutes;
import io.rowcast.conversation.EventStore;
import io.rowcast.conversation.HandDoubts;
import io.rowcast.conversation.HandMessageStore;
import io.rowcast.conversation.InboxRoutes;
import io.rowcast.conversation.MediaFetching;
import io.rowcast.conversation.MessageFileRoutes;
import io.rowcast.conversation.MessageFiles;
import io.rowcast.conversation.OptOutWordRoutes;
import io.rowcast.conversation.OptOuts;
import io.rowcast.conversation.ReplyListStore;
import io.rowcast.conversation.ReplyMediaStore;
import io.rowcast.conversation.ReplyRoutes;
import io.rowcast.conversation.ReplyStore;
import io.rowcast.delivery.DeliveryLedgerStore;
import io.rowcast.delivery.DeliveryListStore;
import io.rowcast.delivery.DeliveryRoutes;
import io.rowcast.delivery.MoveRoutes;
import io.rowcast.delivery.MoveStore;
import io.rowcast.dispatch.DispatchStores;
import io.rowcast.dispatch.Dispatcher;
import io.rowcast.dispatch.Messenger;
import io.rowcast.dispatch.MeteredMessenger;
import io.rowcast.dispatch.Patience;
import io.rowcast.media.MediaRoutes;
import io.rowcast.media.MediaStore;
import io.rowcast.media.MediaUploadStore;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.ApiServer;
import io.rowcast.platform.http.Browsers;
import io.rowcast.platform.http.Cookies;
import io.rowcast.platform.http.Goodbye;
import io.rowcast.platform.http.OperationsRoutes;
import io.rowcast.platform.http.RateLimits;
import io.rowcast.platform.http.RequestMeter;
import io.rowcast.platform.store.ClockGuard;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.platform.work.Bell;
import io.rowcast.platform.work.Drain;
import io.rowcast.platform.work.Loop;
import io.rowcast.platform.work.Parts;
import io.rowcast.privacy.DataMap;
import io.rowcast.privacy.DataRoutes;
import io.rowcast.privacy.Erasing;
import io.rowcast.privacy.Exporting;
import io.rowcast.privacy.PersonRoutes;
import io.rowcast.privacy.PrivacyRoutes;
import io.rowcast.privacy.Retention;
import io.rowcast.privacy.RetentionRoutes;
import io.rowcast.privacy.Terminating;
import io.rowcast.privacy.WorkspaceDataRoutes;
import io.rowcast.schedule.QuartzCrons;
import io.rowcast.schedule.Schedule;
import io.rowcast.sheets.GoogleConsentClient;
import io.rowcast.sheets.GoogleSheets;
import io.rowcast.sheets.GoogleSignInClient;
import io.rowcast.webhook.AccountDesk;
import io.rowcast.webhook.EventDesk;
import io.rowcast.webhook.InboxReader;
import io.rowcast.webhook.InboxStore;
import io.rowcast.webhook.PersonDesk;
import io.rowcast.webhook.WebhookRoutes;
import io.rowcast.whatsapp.CloudApi;
import io.rowcast.whatsapp.CloudApiFiles;
import io.rowcast.whatsapp.CloudApiMessenger;
import io.rowcast.whatsapp.CloudApiNumbers;
import io.rowcast.whatsapp.CloudApiTemplates;
import io.rowcast.workspace.AccountRoutes;
import io.rowcast.workspace.Accounts;
import io.rowcast.workspace.ApiKeyStore;
import io.rowcast.workspace.Connecting;
import io.rowcast.workspace.GoogleConnectionRoutes;
import io.rowcast.workspace.GoogleConnectionStore;
import io.rowcast.workspace.LinkStateStore;
import io.rowcast.workspace.OAuthStateStore;
import io.rowcast.workspace.PenChoosing;
import io.rowcast.workspace.SenderChecks;
import io.rowcast.workspace.SenderHealth;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.SheetLinkRoutes;
import io.rowcast.workspace.SheetLinkStore;
import io.rowcast.workspace.TemplateMirror;
import io.rowcast.workspace.TemplateSource;
import io.rowcast.workspace.TemplateStore;
import io.rowcast.workspace.TemplateSync;
import io.rowcast.workspace.Workspace;
import io.rowcast.workspace.WorkspaceStore;
import io.rowcast.writeback.AddOnTurns;
import io.rowcast.writeback.CellUpdateRoutes;
import io.rowcast.writeback.ColumnStore;
import io.rowcast.writeback.FreshnessStore;
import io.rowcast.writeback.WriteBack;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The one place where the parts are put together, in the order in which data travels; the same in production and demo. */
public final class Application implements AutoCloseable {
    /** Work that no bell announces is found after so long: due times, another node's claims. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    /** A file that somebody sent is there a moment after its message. */
    private static final Duration LOOK_FOR_FILES = Duration.ofSeconds(1);

    private static final Duration CLAIMED_AHEAD = Duration.ofMillis(100);

    /** Longer than Meta takes for any answer; what it may have taken by then comes into doubt. */
    private static final Duration META_ANSWERS = Duration.ofSeconds(30);

    private final Drain drain;
    private final Parts line;
    private final Parts parts;
    private final ApiServer server;
    private final Accounts accounts;
    private final InvitationStore invitations;
    private final Schedule schedule;

    /**
     * @param line what works by itself; stops before the server does, which takes webhooks to the last
     * @param parts all else
     */
    private Application(
            Drain drain,
            Parts line,
            Parts parts,
            ApiServer server,
            Accounts accounts,
            InvitationStore invitations,
            Schedule schedule) {
        this.drain = drain;
        this.line = line;
        this.parts = parts;
        this.server = server;
        this.accounts = accounts;
        this.invitations = invitations;
        this.schedule = schedule;
    }

    /** Starts a service that works until it is closed. What has started is stopped again when a later part fails to. */
    public static Application start(Config config, InstantSource clock) {
        Parts line = new Parts();
        Parts parts = new Parts();
        boolean started = false;
        try {
            Application application = start(config, clock, line, parts);
            started = true;
            return application;
        } finally {
            if (!started) {
                line.close();
                parts.close();
            }
        }
    }

    private static Application start(Config config, InstantSource clock, Parts line, Parts parts) {
        Drain drain = new Drain(config.drain());
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Bell dispatchBell = new Bell();
        Bell inboxBell = new Bell();
        Bell mediaBell = new Bell();

        // Accounts
        Storage storage = parts.add(Storage.own(config));
        Database database = storage.database();
        // The machine's clock, whatever time the service is told.
        ClockGuard clockGuard = new ClockGuard(database, InstantSource.system(), System::nanoTime);
        WorkspaceStore workspaces = new WorkspaceStore(database, clock);
        Sealers sealers = new Sealers(storage.master(), workspaces::keysOf);
        ApiKeyStore keys = new ApiKeyStore(database, clock);
        SenderStore senders = new SenderStore(database, sealers);
        CloudApi meta = cloudApi(config);
        TemplateSource templateSource = new CloudApiTemplates(meta);
        SenderHealth health = new SenderHealth(database, clock);
        SenderChecks checks = new SenderChecks(database, senders, new CloudApiNumbers(meta), clock);

        // Sheet rows > campaign > schedule
        GoogleConnectionStore connections = new GoogleConnectionStore(database, sealers, clock);
        GoogleSheets sheets = GoogleSheets.open(
                new GoogleSheets.Keys(
                        config.sheetsUrl(), config.googleCredentials(), config.googleTokenUrl(), config.googleClient()),
                database,
                connections,
                clock);
        MediaStore media = new MediaStore(database, sealers, clock);
        SheetLinkStore sheetLinks = new SheetLinkStore(database, sheets.setup().first(), clock);
        LinkStateStore linkStates = new LinkStateStore(database);
        TemplateStore templateStore = new TemplateStore(database, new TemplateHalts(clock), clock);
        TemplateMirror templates = new TemplateMirror(templateSource, templateStore, clock);
        TemplateSync templateSync = new TemplateSync(database, senders, templates, clock);
        TemplateCheck templateCheck = new TemplateCheck(database, senders, templates);
        Barriers barriers = new Barriers(health, templateCheck);
        SheetSource source = new SheetSource(linkStates, sheets, sheets, sheets.setup());
        Freezing freezing = new Freezing(database, sealers, clock);
        ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor();
        // Not closed, which would wait for Google's answers; a start that is cut off is another node's after minutes.
        line.add((AutoCloseable) starts::shutdownNow);
        Starting starting = new Starting(
                database,
                clock,
                new QuartzCrons(),
                new SheetStarts(database, source, barriers, freezing, new QuartzCrons(), clock),
                starts,
                dispatchBell);
        // Whether a node ran is told by the machine's clock, whatever time the service is told.
        Heartbeats heartbeats = new Heartbeats(database, sealers, InstantSource.system());
        if (clockGuard.isRight()) {
            heartbeats.beat();
        }
        HandMessageStore handMessages = new HandMessageStore();
        HandDoubts handDoubts = new HandDoubts(database, handMessages, config.unconfirmedAfter(), clock);
        EventStore events = new EventStore(database);
        SheetLook sheetLook = new SheetLook(database, sealers, sheets, dispatchBell, clock);
        Supplier<List<WorkspaceId>> allWorkspaces =
                () -> workspaces.list().stream().map(Workspace::id).toList();
        Retention retention = new Retention(database, allWorkspaces, clock, drain::begun, metrics);
        Optional<Connecting> connecting = Optional.ofNullable(config.googleClient())
                .map(client -> new Connecting(
                        new GoogleConsentClient(client),
                        new OAuthStateStore(database, sealers),
                        connections,
                        workspaces,
                        clock));
        Terminating terminating = new Terminating(
                database, sealers, workspace -> connecting.ifPresent(it -> it.disconnectAll(workspace)), drain::begun);
        DataMap dataMap = DataMap.read();
        Exporting exporting = new Exporting(database, sealers, dataMap, clock);
        Schedule schedule = parts.add(Schedule.start(
                database,
                clockGuard::isRight,
                starting,
                new DraftExpiry(database, clock),
                () -> {
                    heartbeats.beat();
                    checks.checkStale();
                    templateSync.run();
                    sheetLook.run();
                    handDoubts.review();
                    events.forgetOld();
                },
                () -> {
                    terminating.goOn(allWorkspaces);
                    retention.run();
                }));

        // Dispatch > WhatsApp
        ExecutorService threads = line.add(Executors.newVirtualThreadPerTaskExecutor());
        Messenger messenger = new MeteredMessenger(
                new CloudApiMessenger(meta, senders, media, new MediaUploadStore(database), clock), metrics);
        Dispatcher dispatcher = line.add(new Dispatcher(
                clock,
                System::nanoTime,
                DispatchStores.of(database, sealers, clock, clockGuard::isRight),
                messenger,
                threads,
                threads,
                Patience.standard().withAhead(CLAIMED_AHEAD).withDoubt(config.unconfirmedAfter())));

        // Webhook > delivery + conversation
        SuppressionStore suppressions = new SuppressionStore();
        DeliveryLedgerStore ledger = new DeliveryLedgerStore();
        IdentityStore identities = new IdentityStore();
        OptOuts optOuts = new OptOuts(suppressions, identities);
        Conversations conversations = new Conversations(new ConversationStore(), new ReplyStore(), ledger, optOuts);
        ReplyMediaStore replyMedia = new ReplyMediaStore(database, sealers);
        ExecutorService fetches = Executors.newVirtualThreadPerTaskExecutor();
        // Not closed, which would wait for Meta's files; a fetch that is cut off is another node's after minutes.
        line.add((AutoCloseable) fetches::shutdownNow);
        MediaFetching mediaFetching =
                new MediaFetching(replyMedia, new CloudApiFiles(meta, senders), fetches, mediaBell, clock);
        InboxStore inbox = new InboxStore(database, storage.master(), clock);
        Gauge.builder("rowcast.inbox.parked", inbox, InboxStore::parked).register(metrics);
        InboxReader inboxReader = new InboxReader(
                database,
                inbox,
                new EventDesk(
                        sealers,
                        ledger,
                        handMessages,
                        conversations,
                        new PersonDesk(identities, suppressions, optOuts),
                        new AccountDesk(senders, templateStore)));

        // Write-back > sheets
        AddOnTurns addOnTurns = new AddOnTurns(clock, database, sealers);
        FreshnessStore freshness = new FreshnessStore(database);
        ExecutorService turns = Executors.newVirtualThreadPerTaskExecutor();
        // Not closed, which would wait for Google's answers; a turn that is cut off is another node's after seconds.
        line.add((AutoCloseable) turns::shutdownNow);
        WriteBack writeBack = line.add(new WriteBack(clock, database, sealers, sheets, turns));

        List<Loop> loops = List.of(
                line.add(Loop.start("dispatch", LOOK_AGAIN, dispatcher::runOnce)),
                line.add(Loop.start("inbox", LOOK_AGAIN, inboxReader::runOnce)),
                line.add(Loop.start("write-back", LOOK_AGAIN, writeBack::runOnce)),
                line.add(Loop.start("media", LOOK_FOR_FILES, mediaFetching::runOnce)));
        dispatchBell.wakes(loops.get(0));
        inboxBell.wakes(loops.get(1));
        mediaBell.wakes(loops.get(3));
        loops.forEach(loop -> measure(loop, metrics));

        // People
        AccountKeysStore accountKeys = new AccountKeysStore(database, storage.master());
        AccountStore people = new AccountStore(database, accountKeys);
        SessionStore sessions = new SessionStore(database, people, clock);
        Cookies cookies = new Cookies(config.publicUrl());
        Browsers browsers = new Browsers(cookies, sessions);
        Founding founding = new Founding(workspaces, people, storage.master(), clock);
        MemberStore members = new MemberStore(database, people, clock);
        InvitationStore invitations = new InvitationStore(database, sealers, accountKeys, clock);
        Pairing pairing = new Pairing(new PairingStore(database, accountKeys, keys), clock);

        // Conversations
        Answering answering = new Answering(database, sealers, senders, templates, media, messenger, clock);

        // Privacy
        RetentionRoutes retentionRoutes = new RetentionRoutes(database, clock);
        Correcting correcting = new Correcting(database, sealers, clock);
        Erasing erasing = new Erasing(database, sealers, inbox, clock);

        ApiServer server = parts.add(ApiServer.start(
                config.port(),
                keys,
                browsers,
                new RateLimits(config.limits(), System::nanoTime),
                config.proxies(),
                new RequestMeter(metrics),
                List.of(
                        new SignInRoutes(
                                Optional.ofNullable(config.googleClient())
                                        .map(client -> new SigningIn(
                                                new GoogleSignInClient(
                                                        client,
                                                        URI.create(config.publicUrl() + "/oauth/google/signed-in"),
                                                        config.googleKeysUrl(),
                                                        clock),
                                                new SignInStore(database, accountKeys),
                                                people,
                                                clock)),
                                people,
                                sessions,
                                browsers,
                                cookies,
                                clock),
                        new WorkspaceRoutes(people, invitations, founding, sessions, browsers, cookies),
                        new MemberRoutes(members, invitations, people, sessions, browsers, cookies, config.publicUrl()),
                        new KeyRoutes(keys, members, browsers, clock),
                        new PairingRoutes(pairing, people, browsers, config.publicUrl(), clock),
                        new Goodbye(drain),
                        new AccountRoutes(workspaces, keys, senders, checks, health, config.publicUrl()),
                        new SheetLinkRoutes(
                                linkStates,
                                new PenChoosing(sheetLinks, linkStates, connections, sheets.setup(), sheets),
                                freshness,
                                new ColumnStore(database, clock)),
                        new GoogleConnectionRoutes(connecting, connections),
                        new CampaignRoutes(
                                database,
                                sealers,
                                senders,
                                templates,
                                templateCheck,
                                barriers,
                                source,
                                freezing,
                                sheetLinks,
                                media,
                                health,
                                schedule,
                                new QuartzCrons(),
                                dispatchBell,
                                clock),
                        new CellUpdateRoutes(addOnTurns, freshness),
                        new MediaRoutes(media),
                        new DeliveryRoutes(new DeliveryListStore(database, sealers), clock, dispatchBell),
                        new MoveRoutes(new MoveStore(database)),
                        new ReplyRoutes(new ReplyListStore(database, sealers)),
                        new ConversationRoutes(database, sealers, answering, clock),
                        new InboxRoutes(database, sealers, senders, answering, browsers, clock),
                        new MessageFileRoutes(new MessageFiles(database, sealers, replyMedia, media)),
                        new EventRoutes(events, drain::begun),
                        new ContactRoutes(database, sealers, clock),
                        new ConsentRoutes(database, sealers, clock),
                        new SuppressionRoutes(database, sealers, suppressions, clock),
                        new OptOutWordRoutes(database, clock),
                        retentionRoutes,
                        new WorkspaceDataRoutes(exporting, terminating),
                        new PrivacyRoutes(dataMap),
                        new PersonRoutes(exporting, erasing),
                        new AuditRoutes(database),
                        new DataRoutes(
                                database,
                                sealers,
                                browsers,
                                workspace -> actorNames(keys, members, workspace),
                                retentionRoutes,
                                correcting,
                                erasing,
                                terminating),
                        new WebhookRoutes(config.appSecret(), config.verifyToken(), inbox, inboxBell),
                        new OperationsRoutes(metrics, checks(drain, database, clockGuard, loops)))));
        return new Application(
                drain,
                line,
                parts,
                server,
                new Accounts(workspaces, keys, senders, templateSource, checks, health, storage.master()),
                invitations,
                schedule);
    }

    /** What those are called who do things in a workspace. */
    private static Map<UUID, String> actorNames(ApiKeyStore keys, MemberStore members, WorkspaceId workspace) {
        Map<UUID, String> names = new HashMap<>(members.addresses(workspace));
        keys.list(workspace).forEach(key -> names.put(key.id(), "key “" + key.name() + "”"));
        return names;
    }

    static CloudApi cloudApi(Config config) {
        return new CloudApi(CloudApi.newHttpClient(), config.graphUrl(), config.graphVersion(), META_ANSWERS);
    }

    private static void measure(Loop loop, PrometheusMeterRegistry metrics) {
        Gauge.builder("rowcast.loop.healthy", loop, it -> it.healthy() ? 1 : 0)
                .tag("loop", loop.name())
                .register(metrics);
    }

    private static List<Supplier<Optional<String>>> checks(
            Drain drain, Database database, ClockGuard clock, List<Loop> loops) {
        return List.of(
                () -> drain.begun() ? Optional.of("the service is stopping") : Optional.empty(),
                // Asked once: where the database is away, each question takes as long as the pool waits.
                () -> database.answers() ? clock.wrong() : Optional.of("the database does not answer"),
                () -> loops.stream()
                        .filter(loop -> !loop.healthy())
                        .map(Loop::name)
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(", "),
                                names -> names.isEmpty() ? Optional.empty() : Optional.of("failing loops: " + names))));
    }

    /** Where it serves; the port that the system chose where the config said 0. */
    public int port() {
        return server.port();
    }

    /** Every route as {@code GET /v1/me}. */
    public Set<String> routes() {
        return server.routes();
    }

    /** The routes under {@code /v1} that do not say which scope they need; there must be none. */
    public Set<String> routesWithoutScope() {
        return server.routesWithoutScope();
    }

    /** For whoever runs the service in its own process: the demo, tests. */
    public Accounts accounts() {
        return accounts;
    }

    /** For the same: who invites the first owner of a workspace. */
    public InvitationStore invitations() {
        return invitations;
    }

    /** Looks at once for what is due, as every minute; for whoever moves the clock that the service was given. */
    public void lookNow() {
        schedule.sweepNow();
    }

    /**
     * Says that it stops and gives balancers their time; claims nothing more, settles what is under way and leaves the rest to
     * other nodes; takes no more requests, answers those under way, and ends.
     */
    @Override
    public void close() {
        drain.begin();
        line.close();
        parts.close();
    }
}
