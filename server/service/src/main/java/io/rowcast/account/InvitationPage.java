package io.rowcast.account;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;

import io.rowcast.account.InvitationStore.Invitation;
import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.Pages;
import j2html.tags.DomContent;

/** What the person who was invited sees. */
final class InvitationPage {
    private InvitationPage() {}

    static DomContent of(BrowserSession visitor, Invitation invitation, String secret) {
        return form(
                        Pages.token(visitor),
                        input().withType("hidden").withName("token").withValue(secret),
                        p(
                                text("You are invited into the workspace "),
                                strong(invitation.workspaceName()),
                                text(" as " + invitation.role().title() + ", who "
                                        + invitation.role().words() + ".")),
                        p("The other members will see your name and e-mail address.")
                                .withClass("quiet"),
                        div(button("Join").withType("submit")))
                .withMethod("post")
                .withAction("/invitation");
    }
}
