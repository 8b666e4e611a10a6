package io.rowcast.conversation;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.script;
import static j2html.TagCreator.section;
import static j2html.TagCreator.small;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.time;
import static j2html.TagCreator.ul;

import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Scope;
import j2html.tags.DomContent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The inbox: who wrote, and beside it one conversation. On a phone one of the two is seen. */
final class InboxPage {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    private static final int MINUTES = 60;

    /**
     * The list of conversations.
     *
     * @param unreadOnly whether only those with something unread were asked for
     * @param unread how many have something unread, for the page's title
     */
    record Listed(Reading.Page<Conversation> page, boolean unreadOnly, int unread) {}

    /**
     * An open conversation.
     *
     * @param messages newest first
     * @param older whether later messages are left out
     */
    record Talk(
            Conversation conversation,
            Reading.Page<ConversationMessage> messages,
            boolean older,
            Optional<Wrong> wrong) {}

    /** @param text what was to be sent, so that nobody has to write it again */
    record Wrong(String words, String text) {
        /** Without what it holds. */
        @Override
        public String toString() {
            return "a refused answer";
        }
    }

    private InboxPage() {}

    static DomContent of(BrowserSession visitor, Listed listed, Instant now) {
        return whole(
                "list",
                list(visitor, listed, null, now),
                section(p("Choose a conversation.").withClass("quiet")).withClass("talk none"),
                now);
    }

    static DomContent of(BrowserSession visitor, Listed listed, Talk talk, Instant now) {
        return whole("one", list(visitor, listed, talk.conversation().id(), now), TalkPage.of(visitor, talk, now), now);
    }

    /** @param shown which of the two a phone shows */
    private static DomContent whole(String shown, DomContent list, DomContent talk, Instant now) {
        return div(
                        p("You are offline. What is new appears when you are connected again.")
                                .withId("offline")
                                .withClass("notice")
                                .attr("role", "status")
                                .isHidden(),
                        p().withId("news").withClass("unseen").attr("role", "status"),
                        div(list, talk).withClass("panes"),
                        script().withType("module").withSrc("/inbox.js"))
                .withId("inbox")
                .withClass("inbox " + shown)
                .attr("data-now", now.toString());
    }

    private static DomContent list(BrowserSession visitor, Listed listed, @Nullable UUID open, Instant now) {
        return nav(
                        p(
                                maySend(visitor)
                                        ? a("New conversation")
                                                .withClass("button")
                                                .withHref("/inbox/new")
                                        : null,
                                listed.unreadOnly()
                                        ? a("Show all").withClass("tap").withHref("/inbox")
                                        : a("Unread only").withClass("tap").withHref("/inbox?unread=true")),
                        p(listed.unreadOnly() ? "Everything is read." : "Nobody has written yet.")
                                .withId("nobody")
                                .withClass("quiet")
                                .withCondHidden(!listed.page().shown().isEmpty()),
                        ul(each(
                                        listed.page().shown(),
                                        one -> li(entry(one, open, now)).withId("c-" + one.id())))
                                .withId("conversations"),
                        iff(
                                Optional.ofNullable(listed.page().next()),
                                next -> p(a("Show older conversations")
                                        .withClass("tap")
                                        .withHref(
                                                "/inbox?after=" + next + (listed.unreadOnly() ? "&unread=true" : "")))))
                .withId("list")
                .withClass("conversations")
                .attr("aria-label", "Conversations")
                .attr("data-unread", listed.unread());
    }

    private static DomContent entry(Conversation one, @Nullable UUID open, Instant now) {
        Conversation.Last last = one.last();
        boolean unread = one.unread() > 0;
        return a(
                        span(nameOf(one)).withClass("who"),
                        unread ? badge(one.unread()) : null,
                        last == null
                                ? null
                                : span((last.inbound() ? "" : "You: ") + last.text())
                                        .withClass("said"),
                        small(
                                last == null ? null : moment(last.at()),
                                last == null ? null : text(" · "),
                                standing(one, now)))
                .withHref("/inbox/" + one.id() + "#end")
                .withClass(unread ? "entry unread" : "entry")
                .condAttr(one.id().equals(open), "aria-current", "page");
    }

    private static DomContent badge(int unread) {
        return span(
                        text(unread >= Conversation.MOST_UNREAD ? Conversation.MOST_UNREAD + "+" : unread + ""),
                        span(" unread").withClass("unseen"))
                .withClass("badge");
    }

    /** Their name where WhatsApp tells it, else their number. */
    static String nameOf(Conversation conversation) {
        String name = conversation.name();
        return name == null ? conversation.address() : name;
    }

    static boolean maySend(BrowserSession visitor) {
        Caller caller = visitor.caller();
        return caller != null && caller.scope().includes(Scope.SEND);
    }

    /** A time in UTC, which the script shows in the zone of whoever looks. */
    static DomContent moment(Instant at) {
        return time(MOMENT.format(at)).attr("datetime", at.toString());
    }

    /** Whether somebody may be answered, and how. */
    static DomContent standing(Conversation conversation, Instant now) {
        return conversation.wroteSinceSuppressed()
                ? window(conversation.windowClosesAt(), now)
                : span("Wants no messages").withClass("window closed");
    }

    /** How long free answers may still be given; the script counts it down. */
    private static DomContent window(Optional<Instant> closesAt, Instant now) {
        long minutes = closesAt.map(at -> Math.ceilDiv(Duration.between(now, at).toSeconds(), (long) MINUTES))
                .orElse(0L);
        return span(minutes > 0 ? "Answer freely for " + words(minutes) : "Templates only")
                .withClass(minutes > 0 ? "window" : "window closed")
                .attr("data-closes", closesAt.map(Instant::toString).orElse(""));
    }

    private static String words(long minutes) {
        if (minutes < MINUTES) {
            return minutes + (minutes == 1 ? " minute" : " minutes");
        }
        return minutes / MINUTES + " h " + minutes % MINUTES + " min";
    }
}
