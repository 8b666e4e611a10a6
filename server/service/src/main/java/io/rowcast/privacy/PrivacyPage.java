package io.rowcast.privacy;

import static j2html.TagCreator.a;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is kept of whom, and how Google's data are used, in plain words; the tables are those of the data map. */
final class PrivacyPage {
    /** Of {@code appsscript.json}, each with what it is for. */
    static final Map<String, String> ADD_ON_SCOPES = addOnScopes();

    private PrivacyPage() {}

    private static Map<String, String> addOnScopes() {
        Map<String, String> scopes = new LinkedHashMap<>();
        scopes.put("https://www.googleapis.com/auth/script.container.ui", "to show the sidebar in your spreadsheet");
        scopes.put(
                "https://www.googleapis.com/auth/script.external_request",
                "to bring the rows that you choose to this service, and their statuses back");
        scopes.put(
                "https://www.googleapis.com/auth/spreadsheets",
                "to read the columns that you choose, and to write each row's status and replies into columns beside them");
        scopes.put(
                "https://www.googleapis.com/auth/script.scriptapp",
                "to notice new rows, and to keep statuses coming while the sidebar is closed");
        return scopes;
    }

    /** {@code /privacy}. */
    static DomContent privacy(DataMap map) {
        return div(
                p(
                        "Rowcast sends WhatsApp messages to the people in a customer's spreadsheet, and brings statuses and replies"
                                + " back. What it keeps for that is listed here in full: the lists are those that the program's own"
                                + " tests hold it to."),
                h2("In short"),
                ul(
                        li("Each customer's data are kept apart by the database itself, and encrypted with a key of the"
                                + " customer's own."),
                        li(
                                "What messages and replies said is deleted after 30 days, or after 1 to 365 where the customer chose"
                                        + " so. Statuses, times and counts stay, without personal data."),
                        li(
                                "Nothing is sold, shared with other customers, used for advertising, or read by people to improve"
                                        + " anything."),
                        li(
                                "A person who was written to can ask the customer to see, correct and erase what is kept of them."
                                        + " Each is one call to this service."),
                        li(
                                "When a customer ends, their key is destroyed first and their rows are deleted then, so that backups"
                                        + " cannot be read either."),
                        li("Whoever writes STOP gets no more messages, in any campaign of that customer.")),
                h2("Who gets data, and why"),
                ul(
                        li("WhatsApp (Meta Platforms): the number and the message, to deliver it."),
                        li("Google: statuses and replies, into the customer's own spreadsheet.")),
                kept(map, "contacts", "Of people who are written to"),
                kept(map, "members", "Of people who use Rowcast"),
                kept(map, "customers", "Of customers"),
                h2("In the customer's spreadsheet"),
                table(
                                caption("Written by Rowcast, and the customer's to delete"),
                                thead(tr(th("Cell"), th("What it is"), th("Why"))),
                                tbody(each(map.cells(), cell -> tr(td(cell.get(0)), td(cell.get(1)), td(cell.get(3))))))
                        .withClass("wide"),
                h2("Google's data"),
                p(a("How Rowcast uses what Google lets it see").withHref("/limited-use")));
    }

    private static DomContent kept(DataMap map, String whose, String heading) {
        Stream<DataMap.Entry> entries =
                map.entries().stream().filter(entry -> entry.whose().equals(whose));
        return div(
                h2(heading),
                dl(each(
                        entries.toList(),
                        entry -> div(
                                dt(entry.what()),
                                dd("To do this: " + entry.purpose() + ". Kept " + entry.kept() + ". Ground: "
                                        + entry.ground() + ". At rest: " + plain(entry) + ".")))));
    }

    private static String plain(DataMap.Entry entry) {
        return entry.sealed() ? "encrypted" : entry.protection();
    }

    /** {@code /limited-use}. */
    static DomContent limitedUse() {
        return div(
                p(
                        a("Google's API Services User Data Policy")
                                .withHref("https://developers.google.com/terms/api-services-user-data-policy"),
                        text(", with its Limited Use requirements, is kept to: Rowcast's use of information"
                                + " received from Google APIs adheres to that policy.")),
                ul(
                        li(
                                "Only what the feature that you use needs is read: the columns of a campaign, in the tab that you"
                                        + " choose."),
                        li("It is passed on to nobody but WhatsApp, and there only as the message that you confirmed."),
                        li("It is never used for advertising, never sold, and trains no model."),
                        li(
                                "No person reads it, unless you ask for help with a certain message, or the law demands it."),
                        li(
                                text("What is kept of it is deleted after the time that you choose: "),
                                a("the list").withHref("/privacy"))),
                h2("What the add-on asks for"),
                scopes(ADD_ON_SCOPES),
                h2("What this service asks for"),
                scopes(serviceScopes()));
    }

    private static DomContent scopes(Map<String, String> scopes) {
        return dl(each(List.copyOf(scopes.entrySet()), scope -> div(dt(code(scope.getKey())), dd(scope.getValue()))));
    }

    private static Map<String, String> serviceScopes() {
        Map<String, String> scopes = new LinkedHashMap<>();
        scopes.put("openid, email, profile", "to sign you in, and to show the other members who you are");
        scopes.put(
                "https://www.googleapis.com/auth/spreadsheets",
                "only where you connect your Google account: to write statuses while your spreadsheet is closed");
        return scopes;
    }
}
