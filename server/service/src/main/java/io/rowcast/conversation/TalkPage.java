package io.rowcast.conversation;

import static j2html.TagCreator.a;
import static j2html.TagCreator.audio;
import static j2html.TagCreator.bdi;
import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.em;
import static j2html.TagCreator.form;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.img;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.small;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.textarea;
import static j2html.TagCreator.video;

import io.rowcast.conversation.ConversationMessage.CampaignRow;
import io.rowcast.conversation.ConversationMessage.File;
import io.rowcast.conversation.ConversationMessage.FileState;
import io.rowcast.conversation.ConversationMessage.Inbound;
import io.rowcast.conversation.ConversationMessage.Outbound;
import io.rowcast.conversation.InboxPage.Talk;
import io.rowcast.conversation.InboxPage.Wrong;
import io.rowcast.delivery.DeliveryStatus;
import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.Pages;
import io.rowcast.render.MessageView;
import j2html.tags.DomContent;
import j2html.tags.specialized.DetailsTag;
import j2html.tags.specialized.FormTag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One conversation: its messages as bubbles, and the way to answer. */
final class TalkPage {
    /** What a phone's camera and its files bring that WhatsApp takes (facts 2.4). */
    private static final String PICTURES = "image/jpeg,image/png";

    private static final String FILES = PICTURES
            + ",video/mp4,video/3gpp,audio/aac,audio/amr,audio/mpeg,audio/mp4,audio/ogg,application/pdf,text/plain,"
            + ".doc,.docx,.xls,.xlsx,.ppt,.pptx";

    private static final int LONGEST_TEXT = 4096;

    /** What is shown of a text that is longer than most people write, as in the sidebar. */
    private static final int FIRST = 1_000;

    private static final int LONG = 1_500;

    /** In which ways a conversation may be answered just now. */
    private record Ways(boolean words, boolean template) {
        static Ways of(Conversation conversation, Instant now) {
            boolean open = conversation.windowOpen(now);
            boolean suppressed = conversation.suppressed() != null;
            return new Ways(open && (!suppressed || conversation.wroteSinceSuppressed()), !suppressed);
        }

        boolean any() {
            return words || template;
        }
    }

    private TalkPage() {}

    static DomContent of(BrowserSession visitor, Talk talk, Instant now) {
        Conversation conversation = talk.conversation();
        List<ConversationMessage> messages = talk.messages().shown();
        return section(
                        a("Inbox").withClass("back").withHref("/inbox"),
                        div(
                                        conversation.name() == null ? null : span(conversation.address()),
                                        InboxPage.standing(conversation, now))
                                .withId("facts"),
                        standing(conversation),
                        earlier(talk),
                        p("No messages yet.").withId("empty").withClass("quiet").withCondHidden(!messages.isEmpty()),
                        ol(each(
                                        messages.reversed(),
                                        message -> li(bubble(conversation.id(), message))
                                                .withId("m-" + message.id())
                                                .withClass(message instanceof Inbound ? "theirs" : "ours")))
                                .withId("messages")
                                .attr("aria-label", "Messages"),
                        talk.older()
                                ? p(a("Show the latest messages")
                                        .withClass("tap")
                                        .withHref("/inbox/" + conversation.id() + "#end"))
                                : null,
                        div().withId("end"),
                        InboxPage.maySend(visitor)
                                ? answer(visitor, talk, Ways.of(conversation, now))
                                : p("You may look at this conversation. An owner of the workspace can let you answer.")
                                        .withClass("quiet"))
                .withId("talk")
                .withClass("talk")
                .attr("data-conversation", conversation.id())
                .attr("data-sender", conversation.senderId())
                .attr("data-unread", conversation.unread());
    }

    /** Why they get no campaigns, where that is so. */
    private static DomContent standing(Conversation conversation) {
        Conversation.Suppressed suppressed = conversation.suppressed();
        return div(suppressed == null
                        ? text("")
                        : p(suppressed.reason()
                                        + (conversation.wroteSinceSuppressed()
                                                ? " They have written to you since, so you may answer them in words."
                                                        + " They get no templates."
                                                : " You can answer when they write again."))
                                .withClass("notice"))
                .withId("standing");
    }

    private static DomContent earlier(Talk talk) {
        String next = talk.messages().next();
        return div(next == null
                        ? text("")
                        : a("Show earlier messages")
                                .withClass("tap")
                                .withHref("/inbox/" + talk.conversation().id() + "?after=" + next))
                .withId("earlier");
    }

    private static DomContent bubble(UUID conversation, ConversationMessage message) {
        return switch (message) {
            case Inbound inbound -> theirs(conversation, inbound);
            case Outbound outbound -> ours(conversation, outbound);
        };
    }

    private static DomContent theirs(UUID conversation, Inbound message) {
        boolean deleted = message.type().equals("revoke");
        File file = message.file();
        String words = file == null ? message.text() : message.text().replaceFirst("^\\[[a-z]+] ?", "");
        return div(
                        div(
                                        file == null ? null : file(fileAddress(conversation, message.id()), file),
                                        deleted
                                                ? p(em("This message was deleted."))
                                                : words.isEmpty() ? null : words(words))
                                .withClass("bubble"),
                        small(
                                InboxPage.moment(message.at()),
                                message.changedAt() != null && !deleted ? text(" · edited") : null))
                .withClass("message");
    }

    /** Somebody's words: of very many the first, and all on request. */
    private static DomContent words(String text) {
        if (text.length() <= LONG) {
            return p(text);
        }
        int end = Character.isHighSurrogate(text.charAt(FIRST - 1)) ? FIRST - 1 : FIRST;
        return div(
                p(text.substring(0, end) + "…"),
                details(summary(String.format(Locale.ROOT, "Show all %,d characters", text.length())), p(text)));
    }

    private static DomContent file(String address, File file) {
        String name = file.filename() == null ? file.kind() : file.filename();
        if (file.state() != FileState.KEPT) {
            return p(sentence(file.kind()) + ": " + file.state().words()).withClass("quiet");
        }
        DomContent save =
                p(a(text("Open "), bdi(name), text(" (" + size(Objects.requireNonNullElse(file.bytes(), 0)) + ")"))
                        .withHref(address)
                        .withClass("tap"));
        return switch (file.kind()) {
            case "image", "sticker" -> picture(address, "What the person sent: " + name);
            case "audio" ->
                div(
                        audio().withSrc(address)
                                .isControls()
                                .attr("preload", "metadata")
                                .attr("aria-label", "Sound from the person: " + name),
                        save);
            case "video" ->
                div(
                        video().withSrc(address)
                                .isControls()
                                .attr("playsinline")
                                .attr("preload", "metadata")
                                .attr("aria-label", "Video from the person: " + name),
                        save);
            default -> save;
        };
    }

    private static DomContent picture(String address, String words) {
        return a(img().withSrc(address).withAlt(words).attr("loading", "lazy"))
                .withHref(address)
                .withClass("picture");
    }

    private static String fileAddress(UUID conversation, UUID message) {
        return "/v1/conversations/" + conversation + "/messages/" + message + "/media";
    }

    private static DomContent ours(UUID conversation, Outbound message) {
        CampaignRow row = message.row();
        return div(
                        paper(
                                MessageTextView.read(message.view()),
                                row == null ? fileAddress(conversation, message.id()) : null),
                        small(
                                row == null ? null : text("Campaign, row " + row.row() + " · "),
                                InboxPage.moment(message.at()),
                                text(" · "),
                                span(word(message.state().status())).withClass("status")),
                        iff(
                                message.state().trouble(row == null),
                                words -> small(words).withClass("why")))
                .withClass("message");
    }

    /** @param file where an uploaded file of it is to be had; null where it is not */
    private static DomContent paper(MessageView view, @Nullable String file) {
        List<DomContent> parts = new ArrayList<>();
        Optional.ofNullable(view.header()).ifPresent(header -> parts.add(header(header, file)));
        Optional.ofNullable(view.offer()).ifPresent(offer -> parts.add(p(strong(offer.text()))));
        Optional.ofNullable(view.body()).ifPresent(body -> parts.add(words(body)));
        Optional.ofNullable(view.footer())
                .ifPresent(footer -> parts.add(p(footer).withClass("quiet")));
        Objects.requireNonNullElse(view.buttons(), List.<MessageView.Button>of())
                .forEach(button -> parts.add(p(button.text()).withClass("choice")));
        Objects.requireNonNullElse(view.cards(), List.<MessageView>of()).forEach(card -> parts.add(paper(card, null)));
        return div(parts.toArray(DomContent[]::new)).withClass("bubble");
    }

    private static DomContent header(MessageView.Header header, @Nullable String file) {
        return switch (header.kind()) {
            case "text" -> p(strong(Objects.requireNonNullElse(header.text(), "")));
            case "location" -> p(strong("Place: "), text(header.location() == null ? "" : place(header.location())));
            default -> {
                String words = sentence(header.kind()) + (header.filename() == null ? "" : ": " + header.filename());
                yield file == null || header.media() == null
                        ? p(words).withClass("attached")
                        : header.kind().equals("image")
                                ? picture(file, "What was sent: " + words)
                                : p(a(words).withHref(file).withClass("tap"));
            }
        };
    }

    private static String place(MessageView.Location place) {
        return Objects.requireNonNullElse(place.name(), "") + " " + Objects.requireNonNullElse(place.address(), "");
    }

    /** The words of the sheet's cells; what is not known yet is still on its way for people. */
    private static String word(DeliveryStatus status) {
        return switch (status) {
            case QUEUED, SENDING, UNKNOWN, ACCEPTED -> "Sending";
            case UNCONFIRMED -> "Unconfirmed";
            case SENT -> "Sent";
            case FAILED -> "Failed";
            case DELIVERED -> "Delivered";
            case READ -> "Read";
            case CANCELLED -> "Cancelled";
            case SKIPPED -> "Skipped";
        };
    }

    private static String sentence(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String size(int bytes) {
        return bytes < 1 << 20
                ? Math.ceilDiv(bytes, 1 << 10) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
    }

    /** The script shows and hides its parts as time goes by, as a new look at the page would. */
    private static DomContent answer(BrowserSession visitor, Talk talk, Ways ways) {
        Wrong wrong = talk.wrong().orElse(null);
        return section(
                        wrong == null ? null : Pages.alert(wrong.words()),
                        p().withId("trouble")
                                .withClass("notice bad")
                                .attr("role", "alert")
                                .isHidden(),
                        p((talk.conversation().windowClosesAt().isPresent()
                                                ? "The 24 hours after the person’s last message are over:"
                                                : "This person has not written to you yet:")
                                        + " WhatsApp delivers templates only.")
                                .withId("closed")
                                .withClass("quiet")
                                .withCondHidden(ways.words() || !ways.template()),
                        words(visitor, talk.conversation(), wrong).withCondHidden(!ways.words()),
                        template().withCondHidden(!ways.template()).withCondOpen(!ways.words()))
                .withId("answer")
                .withClass("answer")
                .withCondHidden(!ways.any())
                .attr("aria-label", "Answer");
    }

    private static FormTag words(BrowserSession visitor, Conversation conversation, @Nullable Wrong wrong) {
        return form(
                        Pages.token(visitor),
                        input().withType("hidden")
                                .withName("key")
                                .withValue(UUID.randomUUID().toString()),
                        div().withId("file"),
                        label("Message").withFor("text").withClass("unseen"),
                        textarea(wrong == null ? "" : wrong.text())
                                .withId("text")
                                .withName("text")
                                .withRows("1")
                                .withPlaceholder("Message")
                                .attr("maxlength", LONGEST_TEXT)
                                .condAttr(wrong != null, "aria-describedby", "wrong"),
                        chooser("Camera", PICTURES, true),
                        chooser("File", FILES, false),
                        button("Send").withType("submit"))
                .withId("words")
                .withMethod("post")
                .withAction("/inbox/" + conversation.id());
    }

    /** The browser's own control within a label that looks like a button; the script takes what is chosen. */
    private static DomContent chooser(String words, String types, boolean camera) {
        return label(
                        span(words),
                        input().withType("file")
                                .withClass("unseen")
                                .withAccept(types)
                                .condAttr(camera, "capture", "environment"))
                .withClass("chooser")
                .isHidden();
    }

    private static DetailsTag template() {
        return details(
                        summary("Answer with a template"),
                        div().withId("fields"),
                        noscript(p("Choosing a template takes JavaScript, which is off in this browser.")))
                .withId("template");
    }
}
