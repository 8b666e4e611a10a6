package io.rowcast.sandbox.sheets;

import io.javalin.config.RoutesConfig;
import io.rowcast.sandbox.Part;
import io.rowcast.sandbox.sheets.access.Consents;
import io.rowcast.sandbox.sheets.access.IdTokens;
import io.rowcast.sandbox.sheets.access.OAuthSettings;
import io.rowcast.sandbox.sheets.access.People;
import io.rowcast.sandbox.sheets.access.ServiceAccounts;
import io.rowcast.sandbox.sheets.access.TokenEndpoint;
import io.rowcast.sandbox.sheets.access.Tokens;
import java.time.InstantSource;

/** Google's part of the sandbox: the Sheets API at /v4, its OAuth server, a little of Drive, and controls under /sandbox. */
public final class SheetsPart implements Part {
    private final TokenRoutes tokenRoutes;
    private final ConsentRoutes consentRoutes;
    private final GoogleRoutes google;
    private final DriveRoutes drive;
    private final ControlRoutes controls;
    private final ConsentControls consentControls;
    private final OpenSwitches open;

    /** With the machine's clock. */
    public SheetsPart() {
        this(InstantSource.system());
    }

    /**
     * With a clock of the caller's.
     *
     * @param clock what tokens and quotas go by
     */
    public SheetsPart(InstantSource clock) {
        open = new OpenSwitches();
        Files files = new Files(clock, open);
        Tokens tokens = new Tokens(clock);
        ServiceAccounts accounts = new ServiceAccounts();
        Quotas quotas = new Quotas(clock);
        Faults faults = new Faults(Math::random);
        People people = new People();
        OAuthSettings settings = new OAuthSettings();
        IdTokens idTokens = new IdTokens(clock, settings);
        Consents consents = new Consents(clock, tokens);
        tokenRoutes = new TokenRoutes(
                new TokenEndpoint(clock, accounts, tokens, settings, idTokens, consents), idTokens, settings);
        consentRoutes = new ConsentRoutes(consents, settings, people);
        google = new GoogleRoutes(clock, tokens, quotas, faults, files);
        drive = new DriveRoutes(files, google::caller);
        controls = new ControlRoutes(files, accounts, tokens, quotas, faults, people);
        consentControls = new ConsentControls(consents, settings, people);
    }

    @Override
    public void mount(RoutesConfig routes) {
        tokenRoutes.mount(routes);
        consentRoutes.mount(routes);
        google.mount(routes);
        drive.mount(routes);
        open.mount(routes);
        controls.mount(routes);
        consentControls.mount(routes);
    }

    /** There is nothing to end: this part has no threads of its own. */
    @Override
    public void close() {}
}
