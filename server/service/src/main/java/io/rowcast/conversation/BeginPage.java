package io.rowcast.conversation;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.script;
import static j2html.TagCreator.select;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;

import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.Pages;
import io.rowcast.workspace.Sender;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The form that opens the conversation with a number. */
final class BeginPage {
    private BeginPage() {}

    /**
     * @param number what stood in the form before
     * @param wrong what was wrong with it
     */
    static DomContent asking(BrowserSession visitor, List<Sender> senders, String number, Optional<String> wrong) {
        if (senders.isEmpty()) {
            return div(
                    p("No WhatsApp number is connected to this workspace yet, so there is nothing to write from."),
                    back());
        }
        return div(
                form(
                                Pages.token(visitor),
                                wrong.isPresent() ? Pages.alert(wrong.get()) : null,
                                from(senders),
                                label("Phone number").withFor("number"),
                                input().withType("tel")
                                        .withId("number")
                                        .withName("number")
                                        .withValue(number)
                                        .withMaxlength("140")
                                        .attr("autocomplete", "off")
                                        .isRequired()
                                        .attr("aria-describedby", wrong.isPresent() ? "wrong form" : "form"),
                                p("With its country code, as +44 7400 123456.")
                                        .withId("form")
                                        .withClass("quiet"),
                                div().withId("picked").attr("role", "status"),
                                button("Open the conversation").withType("submit"))
                        .withMethod("post")
                        .withAction("/inbox/new"),
                back(),
                script().withType("module").withSrc("/inbox.js"));
    }

    /** Asks once more before somebody becomes known to the workspace. */
    static DomContent unknown(BrowserSession visitor, UUID sender, String number) {
        return div(
                p(
                                strong("Nobody with the number " + number + " is known here."),
                                text(" They have not written to you, and no campaign went to them."))
                        .withClass("notice"),
                p(
                        "You can write to them first by a template that WhatsApp has approved; in your own words only within 24 hours"
                                + " after they have written to you. Write to people only who have agreed to hear from you."),
                form(
                                Pages.token(visitor),
                                input().withType("hidden").withName("sender").withValue(sender.toString()),
                                input().withType("hidden").withName("number").withValue(number),
                                input().withType("hidden").withName("anybody").withValue("yes"),
                                button("Begin with " + number).withType("submit"))
                        .withMethod("post")
                        .withAction("/inbox/new"),
                p(a("Another number").withClass("tap").withHref("/inbox/new")),
                back());
    }

    private static DomContent from(List<Sender> senders) {
        return senders.size() == 1
                ? input().withType("hidden")
                        .withName("sender")
                        .withValue(senders.getFirst().id().toString())
                : div(
                        label("From").withFor("sender"),
                        select(each(
                                        senders,
                                        sender -> option(sender.displayPhoneNumber() + " – " + sender.verifiedName())
                                                .withValue(sender.id().toString())))
                                .withId("sender")
                                .withName("sender"));
    }

    private static DomContent back() {
        return p(a("Back to the inbox").withClass("tap").withHref("/inbox"));
    }
}
