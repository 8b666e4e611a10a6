package io.rowcast.privacy;

import static j2html.TagCreator.a;
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
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import io.rowcast.audit.AuditEntry;
import io.rowcast.contact.Contact;
import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.Pages;
import j2html.tags.DomContent;
import j2html.tags.specialized.InputTag;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a workspace keeps, for its owners: for how long, of whom, and what was done. */
final class DataPage {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.UK).withZone(ZoneOffset.UTC);

    private DataPage() {}

    /**
     * @param names what keys and members are called
     * @param wrong what was wrong with the form before
     */
    static DomContent of(
            BrowserSession visitor,
            int days,
            List<AuditEntry> entries,
            Map<UUID, String> names,
            Optional<String> wrong) {
        return div(
                iff(wrong, Pages::alert),
                p(a("What is kept, and why").withHref("/privacy")),
                h2("A person"),
                p("See, put right, take away or erase what is kept of somebody who was written to."),
                search(visitor),
                h2("How long it is kept"),
                form(
                                Pages.token(visitor),
                                label("Days after which messages, replies and files are deleted")
                                        .withFor("days"),
                                input().withType("number")
                                        .withId("days")
                                        .withName("days")
                                        .withMin("1")
                                        .withMax("365")
                                        .withValue(String.valueOf(days))
                                        .isRequired(),
                                div(button("Save").withType("submit")))
                        .withMethod("post")
                        .withAction("/data/retention"),
                h2("Take everything away"),
                p("All of the workspace as JSON and CSV with its files, without tokens and keys."),
                p(a("Download").withClass("button").withHref("/v1/workspace/export")),
                h2("What was done"),
                entries.isEmpty()
                        ? p("Nothing yet.")
                        : ul(each(entries, entry -> li(entry(entry, names)))).withClass("cards"),
                h2("End the workspace"),
                p(
                        "Its campaigns stop, everybody is shut out, its keys are destroyed and all of it is deleted. There is no way"
                                + " back, not from a backup either. What stands in your sheets stays there."),
                form(
                                Pages.token(visitor),
                                label("The workspace’s name, to be sure").withFor("name"),
                                input().withType("text")
                                        .withId("name")
                                        .withName("name")
                                        .isRequired()
                                        .attr("autocomplete", "off"),
                                div(button("End it for good").withType("submit").withClass("second danger")))
                        .withMethod("post")
                        .withAction("/data/end"));
    }

    private static DomContent search(BrowserSession visitor) {
        return form(
                        Pages.token(visitor),
                        label("Phone number with its country code, or WhatsApp user ID")
                                .withFor("number"),
                        number("").withPlaceholder("+44 7400 123456"),
                        div(button("Look up").withType("submit")))
                .withMethod("post")
                .withAction("/data/person");
    }

    private static InputTag number(String number) {
        return input().withType("text")
                .withId("number")
                .withName("number")
                .withValue(number)
                .isRequired()
                .attr("autocomplete", "off");
    }

    private static DomContent entry(AuditEntry entry, Map<UUID, String> names) {
        String facts = entry.facts().entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining(", "));
        return div(
                strong(words(entry.action())),
                p(
                                text(MOMENT.format(entry.at()) + " UTC · "),
                                bdi(who(entry, names)),
                                text(facts.isEmpty() ? "" : " · " + facts))
                        .withClass("quiet"));
    }

    /** {@code campaign-launched} as "Campaign launched". */
    private static String words(String action) {
        String words = action.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String who(AuditEntry entry, Map<UUID, String> names) {
        UUID id = entry.actorId();
        return switch (entry.actorKind()) {
            case "operator" -> "whoever runs the service";
            case "service" -> "Rowcast by itself";
            case String kind -> id == null ? kind : names.getOrDefault(id, kind + " that is gone");
        };
    }

    static DomContent nobody(BrowserSession visitor) {
        return div(p("Nobody of this number was written to, heard from or brought in."), search(visitor));
    }

    /**
     * @param done what was just done
     * @param wrong what was wrong with the form before
     */
    static DomContent person(BrowserSession visitor, Contact contact, Optional<String> done, Optional<String> wrong) {
        String called = contact.shownName();
        InputTag id = input().withType("hidden")
                .withName("contact")
                .withValue(contact.id().toString());
        return div(
                iff(wrong, Pages::alert),
                iff(done, words -> p(words).attr("role", "status")),
                p("Rowcast knows " + contact.recipient() + "."),
                h2("Put right"),
                form(
                                Pages.token(visitor),
                                id,
                                label("What they are called").withFor("name"),
                                input().withType("text")
                                        .withId("name")
                                        .withName("name")
                                        .withValue(called == null ? "" : called)
                                        .withMaxlength("200")
                                        .attr("autocomplete", "off"),
                                label("Their number, or WhatsApp user ID").withFor("number"),
                                number(contact.recipient()),
                                p("Under a new number everything goes on that was kept under the old one. Put it right in your"
                                                + " sheets yourself.")
                                        .withClass("quiet"),
                                div(button("Save").withType("submit")))
                        .withMethod("post")
                        .withAction("/data/person/correct"),
                h2("Take away"),
                p(
                        "Messages, replies, consent and whatever else is kept of them, as JSON and CSV, with the files that they sent."),
                p(a("Download").withClass("button").withHref("/v1/contacts/" + contact.id() + "/export")),
                h2("Erase"),
                p(
                        "All of it is deleted, under every number they had. Campaigns keep a row of nobody, so that their counts"
                                + " stay true; the person stays on the do-not-send list as a mark that tells nobody who they"
                                + " are. Delete them from your sheets yourself."),
                form(
                                Pages.token(visitor),
                                id,
                                div(button("Erase this person")
                                        .withType("submit")
                                        .withClass("second danger")))
                        .withMethod("post")
                        .withAction("/data/person/erase"));
    }

    static DomContent erased(Erasing.Outcome.Erased erased) {
        return div(
                p("Erased: " + erased.messages() + " messages to them and " + erased.replies()
                        + " from them, with everything else that was kept."),
                p("Their row in your sheet is yours to delete."),
                p(a("Back").withHref("/data")));
    }

    static DomContent ended() {
        return div(
                p("The workspace has ended. Its keys are destroyed, and its rows are deleted."),
                p(a("To your workspaces").withHref("/workspaces")));
    }
}
