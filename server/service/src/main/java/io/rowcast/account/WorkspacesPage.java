package io.rowcast.account;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import io.rowcast.account.InvitationStore.Invitation;
import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.Pages;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The workspaces of a person, and the form for a new one. */
final class WorkspacesPage {
    private WorkspacesPage() {}

    /**
     * @param invitations those of the person that are open
     * @param next where the person goes on from here; may be empty
     * @param wrong what was wrong with the form
     */
    static DomContent of(
            BrowserSession visitor,
            List<Membership> memberships,
            List<Invitation> invitations,
            String next,
            Optional<String> wrong) {
        return div(
                p("Signed in as " + visitor.email() + ".").withClass("quiet"),
                memberships.isEmpty()
                        ? p("You are no member of a workspace yet. Make one below, or have an owner of one invite you.")
                        : ul(each(memberships, one -> li(choice(visitor, one, next))))
                                .withClass("cards"),
                invitations.isEmpty() ? null : h2("Invitations"),
                ul(each(invitations, one -> li(invitation(visitor, one, next)))).withClass("cards"),
                h2("Make a workspace"),
                p("A workspace holds one business’s WhatsApp numbers, campaigns and contacts. Nobody else sees them."),
                form(
                                Pages.token(visitor),
                                goOn(next),
                                iff(wrong, Pages::alert),
                                label("Its name").withFor("name"),
                                input().withType("text")
                                        .withId("name")
                                        .withName("name")
                                        .withMaxlength("80")
                                        .isRequired()
                                        .condAttr(wrong.isPresent(), "aria-describedby", "wrong")
                                        .attr("autocomplete", "organization"),
                                div(button("Make the workspace").withType("submit")))
                        .withMethod("post")
                        .withAction("/workspaces"));
    }

    private static DomContent choice(BrowserSession visitor, Membership membership, String next) {
        boolean here = visitor.caller() != null && visitor.caller().workspace().equals(membership.workspace());
        return div(
                strong(membership.workspaceName()),
                text(" – you are " + membership.role().title().toLowerCase(Locale.ROOT) + " "),
                here
                        ? p("You work in this one now.").withClass("quiet")
                        : form(
                                        Pages.token(visitor),
                                        goOn(next),
                                        input().withType("hidden")
                                                .withName("workspace")
                                                .withValue(
                                                        membership.workspace().toString()),
                                        button("Work in this one")
                                                .withType("submit")
                                                .attr("aria-label", "Work in " + membership.workspaceName()))
                                .withMethod("post")
                                .withAction("/workspaces/choose"));
    }

    private static DomContent invitation(BrowserSession visitor, Invitation invitation, String next) {
        return div(
                strong(invitation.workspaceName()),
                text(" – as " + invitation.role().title() + ", who "
                        + invitation.role().words()),
                form(
                                Pages.token(visitor),
                                goOn(next),
                                input().withType("hidden")
                                        .withName("invitation")
                                        .withValue(invitation.id().toString()),
                                button("Join")
                                        .withType("submit")
                                        .attr("aria-label", "Join " + invitation.workspaceName()))
                        .withMethod("post")
                        .withAction("/invitation"));
    }

    private static DomContent goOn(String next) {
        return input().withType("hidden").withName("next").withValue(next);
    }
}
