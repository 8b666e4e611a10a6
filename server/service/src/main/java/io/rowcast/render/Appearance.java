package io.rowcast.render;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws a template with values in its gaps, for people. */
final class Appearance {
    private final Template template;
    private final Map<String, String> values;

    private Appearance(Template template, Map<String, String> values) {
        this.template = template;
        this.values = values;
    }

    /** @param values by input key */
    static MessageView of(Template template, Map<String, String> values) {
        return new Appearance(template, values).draw();
    }

    private MessageView draw() {
        return new MessageView(
                header(), template.bodyText(values), template.footer().orElse(null), buttons());
    }

    private MessageView.@Nullable Header header() {
        return switch (template.header().orElse(null)) {
            case null -> null;
            case Header.Text ignored -> new MessageView.Header("text", template.headerText(values), null);
            case Header.Media media ->
                new MessageView.Header(media.kind().name().toLowerCase(Locale.ROOT), null, values.get(InputKey.MEDIA));
            case Header.Other other ->
                other.format().equals("location") ? new MessageView.Header("location", null, null) : null;
        };
    }

    private @Nullable List<MessageView.Button> buttons() {
        return template.buttons().isEmpty()
                ? null
                : template.buttons().stream().map(this::button).toList();
    }

    private MessageView.Button button(Button button) {
        return switch (button) {
            case Button.Url url ->
                new MessageView.Button("url", url.text(), url.fill(values.getOrDefault(InputKey.url(url), "")));
            case Button.Reply reply -> new MessageView.Button("quick-reply", reply.text(), null);
            case Button.Phone phone -> new MessageView.Button("phone", phone.text(), phone.number());
            case Button.Other other ->
                new MessageView.Button(other.kind().equals("COPY_CODE") ? "copy-code" : "other", other.text(), null);
        };
    }
}
