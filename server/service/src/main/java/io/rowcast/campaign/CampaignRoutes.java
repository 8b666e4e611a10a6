package io.rowcast.campaign;

import io.javalin.config.RoutesConfig;
import io.rowcast.media.MediaStore;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.store.Database;
import io.rowcast.timing.Crons;
import io.rowcast.workspace.SenderHealth;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.SheetLinkStore;
import io.rowcast.workspace.TemplateMirror;
import java.time.InstantSource;
import java.util.List;

/** Everything under {@code /v1/campaigns} that belongs to this package, and the templates to make campaigns of. */
public final class CampaignRoutes implements Routes {
    private final List<Routes> parts;

    /** @param wakeLoops called when there is something to send or to write */
    public CampaignRoutes(
            Database database,
            Sealers sealers,
            SenderStore senders,
            TemplateMirror templates,
            SheetLinkStore links,
            MediaStore media,
            SenderHealth health,
            StartTimer timer,
            Crons crons,
            Runnable wakeLoops,
            InstantSource clock) {
        CampaignReading reading = new CampaignReading(database);
        Launching launching = new Launching(database, sealers, senders, templates, timer, crons, wakeLoops, clock);
        Barriers barriers = new Barriers(health, launching);
        this.parts = List.of(
                new TemplateRoutes(senders, templates),
                new DraftRoutes(
                        new Drafting(database, sealers, senders, templates, links, media, clock),
                        new Freezing(database, sealers, clock)),
                new PreviewRoutes(new Previewing(database, sealers, new Planning(health, clock))),
                new LaunchRoutes(launching, reading),
                new PauseRoutes(new Pausing(database, barriers, timer, wakeLoops, clock), reading),
                new GoingOnRoutes(new GoingOn(database, barriers, timer, wakeLoops, clock), reading),
                new NewRowsRoutes(
                        new Reporting(database, sealers, new NewRows(database, sealers, wakeLoops, clock), clock)),
                new ReadingRoutes(reading));
    }

    @Override
    public void mount(RoutesConfig routes) {
        parts.forEach(part -> part.mount(routes));
    }
}
