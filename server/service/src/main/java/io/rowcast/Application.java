package io.rowcast;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rowcast.campaign.CampaignRoutes;
import io.rowcast.campaign.DraftExpiry;
import io.rowcast.campaign.Starting;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.ApiServer;
import io.rowcast.platform.http.OperationsRoutes;
import io.rowcast.platform.http.RequestMeter;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.work.Bell;
import io.rowcast.platform.work.Parts;
import io.rowcast.schedule.Schedule;
import io.rowcast.workspace.AccountRoutes;
import io.rowcast.workspace.Accounts;
import io.rowcast.workspace.ApiKeyStore;
import io.rowcast.workspace.MirroredTemplate;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.SheetAccess;
import io.rowcast.workspace.SheetLinkRoutes;
import io.rowcast.workspace.SheetLinkStore;
import io.rowcast.workspace.SourceUnavailableException;
import io.rowcast.workspace.TemplateMirror;
import io.rowcast.workspace.TemplateSource;
import io.rowcast.workspace.TemplateStore;
import io.rowcast.workspace.WorkspaceStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** The one place where the parts are put together, in the order in which data travels; the same in production and demo. */
public final class Application implements AutoCloseable {
    private final Parts parts;
    private final ApiServer server;
    private final Accounts accounts;

    private Application(Parts parts, ApiServer server, Accounts accounts) {
        this.parts = parts;
        this.server = server;
        this.accounts = accounts;
    }

    /** Starts a service that works until it is closed. What has started is stopped again when a later part fails to. */
    public static Application start(Config config, InstantSource clock) {
        Parts parts = new Parts();
        boolean started = false;
        try {
            Application application = start(config, clock, parts);
            started = true;
            return application;
        } finally {
            if (!started) {
                parts.close();
            }
        }
    }

    private static Application start(Config config, InstantSource clock, Parts parts) {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Storage storage = parts.add(Storage.own(config));
        Database database = storage.database();

        WorkspaceStore workspaces = new WorkspaceStore(database, clock);
        Sealers sealers = new Sealers(storage.master(), workspaces::keysOf);
        ApiKeyStore keys = new ApiKeyStore(database, clock);
        SenderStore senders = new SenderStore(database, sealers);
        SheetLinkStore sheetLinks = new SheetLinkStore(database, clock);
        TemplateSource meta = templateSource(config);
        TemplateMirror templates = new TemplateMirror(meta, new TemplateStore(database), clock);
        SheetAccess sheetAccess = (spreadsheet, sheet) -> new SheetAccess.Access.Unreachable("not connected");

        Bell dispatchBell = new Bell();
        Bell allBells = new Bell();
        Starting starting = new Starting(database, clock, dispatchBell);
        Schedule schedule = parts.add(Schedule.start(database, starting, new DraftExpiry(database, clock)));

        ApiServer server = parts.add(ApiServer.start(
                config.port(),
                keys,
                new RequestMeter(metrics),
                List.of(
                        new AccountRoutes(workspaces, keys, senders),
                        new SheetLinkRoutes(sheetLinks, sheetAccess),
                        new CampaignRoutes(
                                database, sealers, senders, templates, sheetLinks, schedule, allBells, clock),
                        new OperationsRoutes(metrics, List.of()))));
        return new Application(parts, server, new Accounts(workspaces, keys, senders, meta, storage.master()));
    }

    static TemplateSource templateSource(Config config) {
        return new TemplateSource() {
            @Override
            public List<MirroredTemplate> templatesOf(Sender sender) {
                throw new SourceUnavailableException("not connected to " + config.graphUrl(), false);
            }

            @Override
            public Sender describe(Sender sender) {
                throw new SourceUnavailableException("not connected to " + config.graphUrl(), false);
            }
        };
    }

    /** Where it serves; the port that the system chose where the config said 0. */
    public int port() {
        return server.port();
    }

    /** Every route as {@code GET /v1/me}. */
    public Set<String> routes() {
        return server.routes();
    }

    /** For whoever runs the service in its own process: the demo, tests. */
    public Accounts accounts() {
        return accounts;
    }

    /** Takes no more requests, lets what is under way finish, and stops. */
    @Override
    public void close() {
        parts.close();
    }
}
