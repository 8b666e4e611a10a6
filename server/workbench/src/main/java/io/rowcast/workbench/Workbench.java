package io.rowcast.workbench;

import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.sheets.SheetsPart;
import io.rowcast.sandbox.whatsapp.WhatsAppPart;
import io.rowcast.workbench.page.DemoClock;
import io.rowcast.workbench.page.Desk;
import io.rowcast.workbench.page.PageServer;
import io.rowcast.workbench.script.GoogleDocument;
import io.rowcast.workbench.script.PropertyStores;
import io.rowcast.workbench.script.ScriptHost;
import io.rowcast.workbench.script.ScriptProject;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Everything in one JVM: the sandbox, the real service, the add-on's real script, and the page. */
public final class Workbench implements AutoCloseable {
    /** The service's address as the add-on's manifest lists it; here it leads to the service of this JVM. */
    private static final String SERVICE_ADDRESS = "https://rowcast.example/";

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final PageServer page;

    private Workbench(Settings settings) {
        DemoClock clock = new DemoClock(InstantSource.system(), settings.data().resolve("clock-ahead.txt"));
        // Google keeps the machine's time: its client library signs and counts by that.
        Sandbox sandbox = add(Sandbox.start(0, new WhatsAppPart(clock, WhatsAppPart.USUAL_HISTORY), new SheetsPart()));
        DemoSheet sheet = open(sandbox.url(), settings);
        add(SheetKeeper.start(sheet, sandbox.url()));
        DemoService service = add(DemoService.start(sandbox.url(), sheet, settings.data(), clock));
        ScriptHost script = add(script(settings, sandbox.url(), sheet, service));
        Desk desk = new Desk(sheet.spreadsheetId(), SERVICE_ADDRESS, service.apiKey());
        page = add(PageServer.start(
                settings.port(),
                settings.page(),
                script,
                sandbox.url(),
                sheet.token(),
                DemoAccount.graph(sandbox.url()),
                DemoAccount.ACCESS_TOKEN,
                desk,
                clock,
                service::lookNow));
    }

    /**
     * Starts the workbench.
     *
     * @throws StartException when something is missing or the port is taken
     */
    public static Workbench start(Settings settings) {
        settings.check();
        return new Workbench(settings);
    }

    /** Where the page is. */
    public URI address() {
        return page.address();
    }

    private static DemoSheet open(URI sandbox, Settings settings) {
        try (Controls controls = new Controls(sandbox)) {
            DemoTemplates.create(controls);
            return DemoSheet.open(controls, sandbox, settings.data());
        }
    }

    private static ScriptHost script(Settings settings, URI sandbox, DemoSheet sheet, DemoService service) {
        return new ScriptHost(
                ScriptProject.load(settings.root()),
                new GoogleDocument(sandbox, sheet.spreadsheetId(), sheet.token()),
                Map.of(SERVICE_ADDRESS, service.url()),
                new PropertyStores(settings.data().resolve("script-properties.json")),
                InstantSource.system(),
                ScriptHost.LONGEST_EXECUTION);
    }

    private <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** Stops in the opposite order of the start. */
    @Override
    public void close() {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("The workbench did not stop cleanly", e);
            }
        }
    }
}
