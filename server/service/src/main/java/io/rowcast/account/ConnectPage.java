package io.rowcast.account;

import static j2html.TagCreator.a;
import static j2html.TagCreator.bdi;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;

import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.Pages;
import io.rowcast.platform.http.Scope;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;

/** Where a member lets a sheet in. */
final class ConnectPage {
    private ConnectPage() {}

    /** @param wrong what was wrong with the code before */
    static DomContent asking(BrowserSession visitor, Optional<String> wrong) {
        return div(
                p(
                        "Open your Google Sheet, choose Rowcast in its Extensions menu, and press Connect. The sidebar shows a code."),
                form(
                                iff(wrong, Pages::alert),
                                label("The code in the sheet").withFor("code"),
                                input().withType("text")
                                        .withId("code")
                                        .withName("code")
                                        .withMaxlength("20")
                                        .withPlaceholder("BCDF-GHJK")
                                        .isRequired()
                                        .condAttr(wrong.isPresent(), "aria-describedby", "wrong")
                                        .attr("autocomplete", "off")
                                        .attr("autocapitalize", "characters")
                                        .attr("spellcheck", "false"),
                                div(button("Go on").withType("submit")))
                        .withMethod("get")
                        .withAction("/connect"));
    }

    /**
     * @param mine the workspaces that the visitor may let a sheet into
     * @param wrong what was wrong with the form before
     */
    static DomContent deciding(BrowserSession visitor, UserCode code, List<Membership> mine, Optional<String> wrong) {
        if (mine.isEmpty()) {
            return div(
                    p(
                            "You are in no workspace yet in which you may send. Accept an invitation, or make a workspace of your own; then"
                                    + " you come back here."),
                    p(a("Go on").withClass("button").withHref("/workspaces?next=/connect%3Fcode%3D" + code.shown())));
        }
        return form(
                        Pages.token(visitor),
                        iff(wrong, Pages::alert),
                        p("A sheet asks to work with Rowcast in your name. Its sidebar shows this code:"),
                        p(code.shown()).withClass("code"),
                        p(
                                strong("Go on only if you see the same code in your own sheet. "),
                                text("Somebody who sent you a link to this page would let their sheet in.")),
                        input().withType("hidden").withName("code").withValue(code.shown()),
                        label("Workspace").withFor("workspace"),
                        select(each(
                                        mine,
                                        one -> option(one.workspaceName())
                                                .withValue(one.workspace().toString())
                                                .withCondSelected(isHere(visitor, one))))
                                .withId("workspace")
                                .withName("workspace"),
                        label("What the sheet may do").withFor("scope"),
                        select(each(
                                        open(mine),
                                        scope -> option(scope.word() + " – " + scope.words())
                                                .withValue(scope.word())
                                                .withCondSelected(scope == Scope.SEND)))
                                .withId("scope")
                                .withName("scope"),
                        div(
                                button("Connect this sheet")
                                        .withType("submit")
                                        .withName("decision")
                                        .withValue("approve"),
                                button("Refuse")
                                        .withType("submit")
                                        .withName("decision")
                                        .withValue("deny")
                                        .withClass("second")))
                .withMethod("post")
                .withAction("/connect");
    }

    private static boolean isHere(BrowserSession visitor, Membership one) {
        return visitor.caller() != null && visitor.caller().workspace().equals(one.workspace());
    }

    /** What the visitor may do somewhere. */
    private static List<Scope> open(List<Membership> mine) {
        return List.of(Scope.values()).stream()
                .filter(scope ->
                        mine.stream().anyMatch(one -> one.role().scope().includes(scope)))
                .toList();
    }

    static DomContent approved(Membership in) {
        return div(
                p(
                        text("The sheet works in “"),
                        bdi(in.workspaceName()),
                        text("” now. Go back to it: the sidebar notices within a few seconds.")),
                p("You can end this at any time: in the sheet with Disconnect, or here by an owner under API keys."));
    }

    static DomContent denied() {
        return p("You refused, so the sheet gets nothing. You can close this tab.");
    }

    static DomContent tooLate() {
        return p("The code has just ended. Press Connect in the sheet again for a new one.");
    }
}
