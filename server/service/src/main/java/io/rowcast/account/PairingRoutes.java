package io.rowcast.account;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.rowcast.account.Pairing.Answer;
import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.Browsers;
import io.rowcast.platform.http.Counting;
import io.rowcast.platform.http.Pages;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code /connect}: where a sheet gets its key. Its own two questions come without a key, since it has none yet; the person's
 * answer is a page's form.
 */
public final class PairingRoutes implements Routes {
    /** Google's servers ask for many sheets from few addresses. */
    private static final int CODES = 600;

    private static final Duration MINUTES = Duration.ofMinutes(10);

    /** Of 20 to the 8th power; a session or an address tries few of them. */
    private static final int GUESSES_OF_A_SESSION = 10;

    private static final int GUESSES_OF_AN_ADDRESS = 100;

    private final Pairing pairing;
    private final AccountStore accounts;
    private final Browsers browsers;
    private final URI publicUrl;
    private final Attempts codes;
    private final Attempts guessesOfSessions;
    private final Attempts guessesOfAddresses;

    public PairingRoutes(
            Pairing pairing, AccountStore accounts, Browsers browsers, URI publicUrl, InstantSource clock) {
        this.pairing = pairing;
        this.accounts = accounts;
        this.browsers = browsers;
        this.publicUrl = publicUrl;
        this.codes = new Attempts(CODES, MINUTES, clock);
        this.guessesOfSessions = new Attempts(GUESSES_OF_A_SESSION, MINUTES, clock);
        this.guessesOfAddresses = new Attempts(GUESSES_OF_AN_ADDRESS, MINUTES, clock);
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.post("/connect/codes", this::begin, Counting.SHEETS);
        routes.post("/connect/keys", this::ask, Counting.SHEETS);
        routes.get("/connect", this::look);
        routes.post("/connect", this::decide);
    }

    private void begin(Context context) {
        Pairing.Begun begun = Optional.of(codes.add(context.ip()))
                .filter(allowed -> allowed)
                .flatMap(allowed -> pairing.begin())
                .orElseThrow(() -> new Problem(
                        ProblemType.SLOW_DOWN,
                        "Too many sheets are being connected just now.",
                        "Try again in a minute."));
        context.status(HttpStatus.CREATED)
                .header("Cache-Control", "no-store")
                .json(PairingView.Code.of(
                        begun, publicUrl + "/connect?code=" + begun.code().shown()));
    }

    private void ask(Context context) {
        context.header("Cache-Control", "no-store");
        switch (pairing.ask(Requests.body(context, PairingWire.class).deviceCode())) {
            case Answer.Key key -> context.json(PairingView.Key.of(key.granted()));
            case Answer.Pending pending ->
                throw new Problem(
                        ProblemType.PAIRING_PENDING,
                        "Nobody has approved the code yet.",
                        "Ask again in " + Pairing.PAUSE.toSeconds() + " seconds.");
            case Answer.TooSoon soon -> {
                context.header(Header.RETRY_AFTER, String.valueOf(Pairing.PAUSE.toSeconds()));
                throw new Problem(
                        ProblemType.SLOW_DOWN,
                        "This was asked a moment ago.",
                        "Ask again in " + Pairing.PAUSE.toSeconds() + " seconds.");
            }
            case Answer.Denied denied ->
                throw new Problem(
                        ProblemType.PAIRING_DENIED, "The code was refused.", "Ask for a new code to try again.");
            case Answer.Over over ->
                throw new Problem(
                        ProblemType.PAIRING_EXPIRED,
                        "The code is no longer good.",
                        "It was used, or ten minutes have passed. Ask for a new one.");
        }
    }

    private void look(Context context) {
        BrowserSession visitor = browsers.looking(context);
        String typed = context.queryParam("code");
        if (typed == null) {
            Pages.show(context, "Connect a sheet", visitor, ConnectPage.asking(visitor, Optional.empty()));
            return;
        }
        waiting(context, visitor, typed)
                .ifPresent(code -> Pages.show(
                        context,
                        "Connect a sheet",
                        visitor,
                        ConnectPage.deciding(visitor, code, mine(visitor), Optional.empty())));
    }

    /** The code, where a sheet waits with it; else the page says that none does. */
    private Optional<UserCode> waiting(Context context, BrowserSession visitor, String typed) {
        Optional<UserCode> code = UserCode.of(typed).filter(pairing::waits);
        if (code.isEmpty()) {
            missed(context, visitor);
            context.status(HttpStatus.NOT_FOUND);
            Pages.show(
                    context,
                    "Connect a sheet",
                    visitor,
                    ConnectPage.asking(
                            visitor,
                            Optional.of(
                                    "No sheet waits with this code: it may be mistyped, used, or older than ten minutes."
                                            + " Look at the sheet again.")));
        }
        return code;
    }

    private void missed(Context context, BrowserSession visitor) {
        boolean allowed = guessesOfSessions.add(visitor.account().toString());
        if (!guessesOfAddresses.add(context.ip()) || !allowed) {
            throw new Problem(
                    ProblemType.SLOW_DOWN,
                    "Too many wrong codes.",
                    "Wait ten minutes, then ask the sheet for a new code.");
        }
    }

    /** Where the visitor may let a sheet in. */
    private List<Membership> mine(BrowserSession visitor) {
        return accounts.memberships(visitor.account()).stream()
                .filter(one -> one.role().scope().includes(Scope.SEND))
                .toList();
    }

    private void decide(Context context) {
        BrowserSession visitor = browsers.changing(context);
        String typed = Objects.requireNonNullElse(context.formParam("code"), "");
        Optional<UserCode> code = waiting(context, visitor, typed);
        if (code.isEmpty()) {
            return;
        }
        if (!"approve".equals(context.formParam("decision"))) {
            pairing.deny(code.get());
            Pages.show(context, "Not connected", visitor, ConnectPage.denied());
            return;
        }
        approve(context, visitor, code.get());
    }

    private void approve(Context context, BrowserSession visitor, UserCode code) {
        String workspace = context.formParam("workspace");
        Optional<Membership> in = mine(visitor).stream()
                .filter(one -> one.workspace().toString().equals(workspace))
                .findFirst();
        Optional<Scope> scope = Optional.ofNullable(context.formParam("scope")).flatMap(Scope::of);
        if (in.isEmpty() || scope.isEmpty() || !in.get().role().scope().includes(scope.get())) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            Pages.show(
                    context,
                    "Connect a sheet",
                    visitor,
                    ConnectPage.deciding(
                            visitor,
                            code,
                            mine(visitor),
                            Optional.of("Choose one of your workspaces, and no more than you may do there yourself.")));
            return;
        }
        boolean done = pairing.approve(code, in.get(), scope.get());
        Pages.show(
                context,
                done ? "Connected" : "Not connected",
                visitor,
                done ? ConnectPage.approved(in.get()) : ConnectPage.tooLate());
    }
}
