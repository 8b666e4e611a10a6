package io.rowcast.account;

import static j2html.TagCreator.bdi;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import io.rowcast.account.InvitationStore.Invitation;
import io.rowcast.account.MemberStore.Member;
import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.Pages;
import j2html.tags.DomContent;
import j2html.tags.specialized.SelectTag;
import java.util.List;
import java.util.Optional;

/** The members of a workspace; for owners, the forms to change them and to invite more. */
final class MembersPage {
    private MembersPage() {}

    /**
     * @param invitations those that are open
     * @param link of the invitation that was just made: the only time that it is shown
     * @param wrong what was wrong with a form
     */
    static DomContent of(
            BrowserSession visitor,
            boolean owner,
            List<Member> members,
            List<Invitation> invitations,
            Optional<String> link,
            Optional<String> wrong) {
        return div(
                iff(wrong, Pages::alert),
                iff(link, MembersPage::shown),
                ul(each(members, member -> li(entry(visitor, owner, member)))).withClass("cards"),
                owner
                        ? inviting(visitor, invitations)
                        : p("Owners of the workspace can invite others.").withClass("quiet"));
    }

    private static DomContent shown(String link) {
        return div(
                        p(
                                strong("Copy this link and send it to the person."),
                                text(" It is good for seven days, for that address"
                                        + " only, and cannot be shown again.")),
                        p(link).withClass("secret"))
                .withClass("notice")
                .attr("role", "status");
    }

    private static DomContent entry(BrowserSession visitor, boolean owner, Member member) {
        boolean self = member.account().equals(visitor.account());
        return div(
                strong(member.name()),
                text(self ? " (you)" : ""),
                p(
                                bdi(member.email()),
                                text(" – " + member.role().title() + ", who "
                                        + member.role().words() + "."))
                        .withClass("quiet"),
                owner ? changing(visitor, member) : null,
                owner || self
                        ? form(
                                        Pages.token(visitor),
                                        button(self ? "Leave the workspace" : "Remove")
                                                .withType("submit")
                                                .withClass("plain danger")
                                                .attr(
                                                        "aria-label",
                                                        self ? "Leave the workspace" : "Remove " + member.name()))
                                .withMethod("post")
                                .withAction("/members/" + member.id() + "/remove")
                        : null);
    }

    private static DomContent changing(BrowserSession visitor, Member member) {
        String id = "role-" + member.id();
        return form(
                        Pages.token(visitor),
                        div(label("Role of " + member.name()).withFor(id), roles(id, member.role())),
                        button("Change").withType("submit").attr("aria-label", "Change the role of " + member.name()))
                .withClass("inline")
                .withMethod("post")
                .withAction("/members/" + member.id() + "/role");
    }

    private static SelectTag roles(String id, Role chosen) {
        return select(each(
                        List.of(Role.values()),
                        role -> option(role.title()).withValue(role.word()).withCondSelected(role == chosen)))
                .withId(id)
                .withName("role");
    }

    private static DomContent inviting(BrowserSession visitor, List<Invitation> invitations) {
        return div(
                h2("Invite somebody"),
                form(
                                Pages.token(visitor),
                                label("E-mail address of the person’s Google account")
                                        .withFor("email"),
                                input().withType("email")
                                        .withId("email")
                                        .withName("email")
                                        .withMaxlength("320")
                                        .isRequired()
                                        .attr("autocomplete", "off"),
                                label("Role").withFor("role"),
                                roles("role", Role.SENDER),
                                div(button("Make an invitation").withType("submit")))
                        .withMethod("post")
                        .withAction("/invitations"),
                invitations.isEmpty() ? null : h2("Open invitations"),
                ul(each(invitations, one -> li(open(visitor, one)))).withClass("cards"));
    }

    private static DomContent open(BrowserSession visitor, Invitation invitation) {
        return div(
                bdi(invitation.email()),
                text(" – " + invitation.role().title()),
                form(
                                Pages.token(visitor),
                                button("Withdraw")
                                        .withType("submit")
                                        .withClass("plain danger")
                                        .attr("aria-label", "Withdraw the invitation of " + invitation.email()))
                        .withMethod("post")
                        .withAction("/invitations/" + invitation.id() + "/withdraw"));
    }
}
