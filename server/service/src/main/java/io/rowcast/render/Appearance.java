package io.rowcast.render;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws a message or one card, with values in its gaps, for people. */
final class Appearance {
    private final Panel panel;
    private final Values values;
    private final InputKey keys;

    Appearance(Panel panel, Values values) {
        this.panel = panel;
        this.values = values;
        this.keys = panel.keys();
    }

    /** A carousel's card. */
    static MessageView card(Panel panel, Values values) {
        Appearance card = new Appearance(panel, values);
        String body = panel.bodyText(values);
        return new MessageView(card.header(), null, body.isEmpty() ? null : body, null, card.buttons(), null);
    }

    MessageView.@Nullable Header header() {
        return switch (panel.header()) {
            case null -> null;
            case Header.Text ignored -> new MessageView.Header("text", panel.headerText(values), null);
            case Header.Media media -> media(media.kind());
            case Header.Location ignored -> new MessageView.Header("location", null, null, null, null, location());
            case Header.Other ignored -> null;
        };
    }

    private MessageView.Header media(TemplateInput.Kind kind) {
        String word = kind.name().toLowerCase(Locale.ROOT);
        String filename = FileName.of(panel, values).orElse(null);
        return switch (values.find(keys.media()).orElse(null)) {
            case null -> new MessageView.Header(word, null, null);
            case Value.File file -> new MessageView.Header(word, null, null, file.media(), filename, null);
            case Value link -> new MessageView.Header(word, null, link.shown(), null, filename, null);
        };
    }

    private MessageView.@Nullable Location location() {
        return values.find(keys.header("latitude")).isEmpty()
                ? null
                : new MessageView.Location(
                        values.text(keys.header("name")).orElse(null),
                        values.text(keys.header("address")).orElse(null),
                        values.shown(keys.header("latitude")),
                        values.shown(keys.header("longitude")));
    }

    @Nullable
    List<MessageView.Button> buttons() {
        return panel.buttons().isEmpty()
                ? null
                : panel.buttons().stream().map(this::button).toList();
    }

    private MessageView.Button button(Button button) {
        return switch (button) {
            case Button.Url url -> new MessageView.Button("url", url.text(), url.fill(values.shown(keys.url(url))));
            case Button.Reply reply -> new MessageView.Button("quick-reply", reply.text(), null);
            case Button.Phone phone -> new MessageView.Button("phone", phone.text(), phone.number());
            case Button.Coupon coupon ->
                new MessageView.Button(
                        "copy-code",
                        coupon.text(),
                        values.text(keys.coupon(coupon)).orElse(null));
            case Button.Code code ->
                new MessageView.Button(
                        "copy-code", code.text(), values.text(InputKey.CODE).orElse(null));
            case Button.Flow flow -> new MessageView.Button("flow", flow.text(), null);
            case Button.Catalog catalog -> new MessageView.Button("catalog", catalog.text(), null);
            case Button.Other other -> new MessageView.Button("other", other.text(), null);
        };
    }
}
