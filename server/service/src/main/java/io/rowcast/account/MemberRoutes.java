package io.rowcast.account;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.rowcast.account.InvitationStore.Invitation;
import io.rowcast.account.MemberStore.Change;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.Browsers;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Cookies;
import io.rowcast.platform.http.Pages;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** {@code /members}: who works in the workspace, and who is invited to; and the page behind an invitation's link. */
public final class MemberRoutes implements Routes {
    /** More than a business has people; each is a link that lets somebody in. */
    private static final int MOST_INVITATIONS = 100;

    private final MemberStore members;
    private final InvitationStore invitations;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final Browsers browsers;
    private final Cookies cookies;
    private final URI publicUrl;

    public MemberRoutes(
            MemberStore members,
            InvitationStore invitations,
            AccountStore accounts,
            SessionStore sessions,
            Browsers browsers,
            Cookies cookies,
            URI publicUrl) {
        this.members = members;
        this.invitations = invitations;
        this.accounts = accounts;
        this.sessions = sessions;
        this.browsers = browsers;
        this.cookies = cookies;
        this.publicUrl = publicUrl;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/members", context -> {
            Caller caller = browsers.looking(context, Scope.READ);
            show(context, caller, Optional.empty(), Optional.empty());
        });
        routes.post("/members/{memberId}/role", this::changeRole);
        routes.post("/members/{memberId}/remove", this::remove);
        routes.post("/invitations", this::invite);
        routes.post("/invitations/{invitationId}/withdraw", this::withdraw);
        routes.get("/invitation", this::invited);
        routes.post("/invitation", this::accept);
    }

    private void show(Context context, Caller caller, Optional<String> link, Optional<String> wrong) {
        wrong.ifPresent(words -> context.status(HttpStatus.UNPROCESSABLE_CONTENT));
        BrowserSession visitor = browsers.looking(context);
        boolean owner = caller.scope().includes(Scope.ADMIN);
        Pages.show(
                context,
                "Members",
                visitor,
                MembersPage.of(
                        visitor,
                        owner,
                        members.list(caller.workspace()),
                        owner ? invitations.list(caller.workspace()) : List.of(),
                        link,
                        wrong));
    }

    private void changeRole(Context context) {
        Caller owner = browsers.changing(context, Scope.ADMIN);
        Optional<Role> role = Optional.ofNullable(context.formParam("role")).flatMap(Role::of);
        UUID member = Requests.pathId(context, "memberId");
        if (role.isEmpty()) {
            show(context, owner, Optional.empty(), Optional.of("Choose one of the roles."));
        } else {
            answer(context, owner, members.changeRole(owner, member, role.get()), "/members");
        }
    }

    /** Owners remove anybody; everybody may leave. */
    private void remove(Context context) {
        Caller caller = browsers.changing(context, Scope.READ);
        UUID member = Requests.pathId(context, "memberId");
        boolean leaves = caller.actor().equals(new Actor.Member(member));
        Caller allowed = leaves ? caller : browsers.changing(context, Scope.ADMIN);
        answer(context, allowed, members.remove(allowed, member), leaves ? "/workspaces" : "/members");
    }

    private void answer(Context context, Caller caller, Change change, String next) {
        switch (change) {
            case DONE -> context.redirect(next, HttpStatus.SEE_OTHER);
            case LAST_OWNER ->
                show(
                        context,
                        caller,
                        Optional.empty(),
                        Optional.of("A workspace needs an owner. Make somebody else an owner first."));
            case UNKNOWN ->
                throw new Problem(
                        ProblemType.NOT_FOUND, "There is no such member.", "See /members for those who are there.");
        }
    }

    private void invite(Context context) {
        Caller owner = browsers.changing(context, Scope.ADMIN);
        String email =
                Objects.requireNonNullElse(context.formParam("email"), "").strip();
        Optional<Role> role = Optional.ofNullable(context.formParam("role")).flatMap(Role::of);
        if (!email.matches("[^\\s@]{1,64}@[^\\s@]{1,255}") || role.isEmpty()) {
            show(
                    context,
                    owner,
                    Optional.empty(),
                    Optional.of("Give the e-mail address of the person’s Google account, and a role."));
        } else if (invitations.list(owner.workspace()).size() >= MOST_INVITATIONS) {
            show(
                    context,
                    owner,
                    Optional.empty(),
                    Optional.of("There are " + MOST_INVITATIONS + " open invitations. Withdraw some first."));
        } else {
            String secret = invitations.invite(owner.workspace(), owner.actor(), email, role.get());
            show(context, owner, Optional.of(publicUrl + "/invitation?token=" + secret), Optional.empty());
        }
    }

    private void withdraw(Context context) {
        Caller owner = browsers.changing(context, Scope.ADMIN);
        invitations.withdraw(owner, Requests.pathId(context, "invitationId"));
        context.redirect("/members", HttpStatus.SEE_OTHER);
    }

    private void invited(Context context) {
        BrowserSession visitor = browsers.looking(context);
        String secret = Objects.requireNonNullElse(context.queryParam("token"), "");
        Invitation invitation = forVisitor(visitor, secret);
        Pages.show(context, "Invitation", visitor, InvitationPage.of(visitor, invitation, secret));
    }

    private void accept(Context context) {
        BrowserSession visitor = browsers.changing(context);
        String id = context.formParam("invitation");
        Invitation invitation = id == null
                ? forVisitor(visitor, Objects.requireNonNullElse(context.formParam("token"), ""))
                : invitations.forAddress(visitor.email()).stream()
                        .filter(one -> one.id().toString().equals(id))
                        .findFirst()
                        .orElseThrow(MemberRoutes::outdated);
        Membership joined = invitations
                .accept(invitation, visitor.account())
                .or(() -> accounts.memberships(visitor.account()).stream()
                        .filter(one -> one.workspace().equals(invitation.workspace()))
                        .findFirst())
                .orElseThrow(MemberRoutes::outdated);
        cookies.read(context, Browsers.SESSION).ifPresent(secret -> sessions.enter(secret, joined));
        context.redirect(OwnPath.of(context.formParam("next")).orElse("/workspaces"), HttpStatus.SEE_OTHER);
    }

    /** A link that somebody else got hold of tells nothing and lets nobody in. */
    private Invitation forVisitor(BrowserSession visitor, String secret) {
        Invitation invitation = invitations.find(secret).orElseThrow(MemberRoutes::outdated);
        if (!invitation.isFor(visitor.email())) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "This invitation is for another address.",
                    "You are signed in as " + visitor.email()
                            + ". Sign out, and sign in with the Google account that was invited.");
        }
        return invitation;
    }

    private static Problem outdated() {
        return new Problem(
                ProblemType.INVITATION_EXPIRED,
                "This invitation is no longer good.",
                "It was used, withdrawn, or is older than seven days. Ask whoever invited you for a new one.");
    }
}
