package io.rowcast.account;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.Browsers;
import io.rowcast.platform.http.Cookies;
import io.rowcast.platform.http.Pages;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Routes;
import java.util.List;
import java.util.Optional;

/** {@code /workspaces}: choose one to work in, or make one. */
public final class WorkspaceRoutes implements Routes {
    private final AccountStore accounts;
    private final InvitationStore invitations;
    private final Founding founding;
    private final SessionStore sessions;
    private final Browsers browsers;
    private final Cookies cookies;

    public WorkspaceRoutes(
            AccountStore accounts,
            InvitationStore invitations,
            Founding founding,
            SessionStore sessions,
            Browsers browsers,
            Cookies cookies) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.founding = founding;
        this.sessions = sessions;
        this.browsers = browsers;
        this.cookies = cookies;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/workspaces", context -> show(context, browsers.looking(context), Optional.empty()));
        routes.post("/workspaces", this::make);
        routes.post("/workspaces/choose", this::choose);
    }

    private void show(Context context, BrowserSession visitor, Optional<String> wrong) {
        wrong.ifPresent(words -> context.status(HttpStatus.UNPROCESSABLE_CONTENT));
        List<Membership> memberships = accounts.memberships(visitor.account());
        Pages.show(
                context,
                "Workspaces",
                visitor,
                WorkspacesPage.of(
                        visitor,
                        memberships,
                        invitations.forAddress(visitor.email()).stream()
                                .filter(one -> memberships.stream()
                                        .noneMatch(mine -> mine.workspace().equals(one.workspace())))
                                .toList(),
                        OwnPath.of(context.queryParam("next")).orElse(""),
                        wrong));
    }

    private void make(Context context) {
        BrowserSession visitor = browsers.changing(context);
        switch (founding.found(
                visitor.account(),
                Optional.ofNullable(context.formParam("name")).orElse(""))) {
            case Founding.Outcome.Made made -> enter(context, made.membership());
            case Founding.Outcome.Refused refused -> show(context, visitor, Optional.of(refused.words()));
        }
    }

    private void choose(Context context) {
        BrowserSession visitor = browsers.changing(context);
        List<Membership> memberships = accounts.memberships(visitor.account());
        String wanted = context.formParam("workspace");
        enter(
                context,
                memberships.stream()
                        .filter(one -> one.workspace().toString().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> new Problem(
                                ProblemType.NOT_FOUND,
                                "You are no member of this workspace.",
                                "Choose one of those that /workspaces shows.")));
    }

    private void enter(Context context, Membership membership) {
        cookies.read(context, Browsers.SESSION).ifPresent(secret -> sessions.enter(secret, membership));
        context.redirect(
                OwnPath.of(context.formParam("next"))
                        .orElse(membership.role() == Role.VIEWER ? "/members" : "/connect"),
                HttpStatus.SEE_OTHER);
    }
}
