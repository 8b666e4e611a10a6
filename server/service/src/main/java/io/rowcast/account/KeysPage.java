package io.rowcast.account;

import static j2html.TagCreator.button;
import static j2html.TagCreator.code;
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

import io.rowcast.account.MemberStore.Member;
import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.Pages;
import io.rowcast.platform.http.Scope;
import io.rowcast.workspace.ApiKey;
import io.rowcast.workspace.ApiKeySecret;
import j2html.tags.DomContent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of a workspace, and the form for a new one. */
final class KeysPage {
    /** For how many days a key is good; 0 for no end. */
    static final Map<String, String> LIVES = lives();

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK).withZone(ZoneOffset.UTC);

    private KeysPage() {}

    private static Map<String, String> lives() {
        Map<String, String> lives = new LinkedHashMap<>();
        lives.put("30", "30 days");
        lives.put("90", "90 days");
        lives.put("365", "a year");
        lives.put("0", "no end");
        return lives;
    }

    /**
     * @param made the key that was just made: the only time that it is shown
     * @param wrong what was wrong with the form
     */
    static DomContent of(
            BrowserSession visitor,
            List<ApiKey> keys,
            List<Member> members,
            Instant now,
            Optional<ApiKeySecret> made,
            Optional<String> wrong) {
        List<ApiKey> good =
                keys.reversed().stream().filter(key -> key.isGoodAt(now)).toList();
        return div(
                iff(made, KeysPage::shown),
                p(
                        "A key lets a program or a sheet work in this workspace. Sheets get theirs by themselves when they are"
                                + " connected."),
                good.isEmpty()
                        ? p("There are no keys in use.")
                        : ul(each(good, key -> li(entry(visitor, key, members))))
                                .withClass("cards"),
                h2("Make a key"),
                form(
                                Pages.token(visitor),
                                iff(wrong, Pages::alert),
                                label("Who will hold it").withFor("name"),
                                input().withType("text")
                                        .withId("name")
                                        .withName("name")
                                        .withMaxlength("80")
                                        .isRequired()
                                        .condAttr(wrong.isPresent(), "aria-describedby", "wrong"),
                                label("What it may do").withFor("scope"),
                                select(each(
                                                List.of(Scope.values()),
                                                scope -> option(scope.word() + " – " + scope.words())
                                                        .withValue(scope.word())
                                                        .withCondSelected(scope == Scope.SEND)))
                                        .withId("scope")
                                        .withName("scope"),
                                label("For how long").withFor("days"),
                                select(each(
                                                LIVES,
                                                (days, words) -> option(words)
                                                        .withValue(days)
                                                        .withCondSelected(days.equals("365"))))
                                        .withId("days")
                                        .withName("days"),
                                div(button("Make the key").withType("submit")))
                        .withMethod("post")
                        .withAction("/keys"));
    }

    private static DomContent shown(ApiKeySecret made) {
        return div(
                        p(strong("Copy the key now."), text(" It is not kept, and cannot be shown again.")),
                        p(made.value()).withClass("secret"))
                .withClass("notice")
                .attr("role", "status");
    }

    private static DomContent entry(BrowserSession visitor, ApiKey key, List<Member> members) {
        return div(
                strong(key.name()),
                text(" "),
                code(key.prefix() + "…"),
                p("May " + key.scope().words() + ". Made " + DAY.format(key.createdAt()) + holder(key, members)
                                + said(", expires ", key.expiresAt()) + used(key) + ".")
                        .withClass("quiet"),
                form(
                                Pages.token(visitor),
                                button("Revoke")
                                        .withType("submit")
                                        .withClass("plain danger")
                                        .attr("aria-label", "Revoke " + key.name() + " " + key.prefix()))
                        .withMethod("post")
                        .withAction("/keys/" + key.id() + "/revoke"));
    }

    private static String holder(ApiKey key, List<Member> members) {
        if (key.member() == null) {
            return "";
        }
        return members.stream()
                .filter(member -> member.id().equals(key.member()))
                .findFirst()
                .map(member -> " for " + member.email())
                .orElse(" for somebody who is no member any more, so it opens nothing");
    }

    private static String used(ApiKey key) {
        return key.lastUsedAt() == null ? ", never used" : said(", last used ", key.lastUsedAt());
    }

    private static String said(String what, @Nullable Instant when) {
        return when == null ? "" : what + DAY.format(when);
    }
}
