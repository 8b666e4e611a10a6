package io.rowcast.render;

import io.rowcast.render.TemplateInput.Kind;
import io.rowcast.render.TemplateInput.Part;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists what a template needs. */
final class Inputs {
    private final Map<String, String> examples;

    Inputs(Map<String, String> examples) {
        this.examples = examples;
    }

    /** In the order of the message. */
    List<TemplateInput> of(@Nullable Header header, GappedText body, List<Button> buttons) {
        return Stream.of(
                        ofHeader(header),
                        body.gaps().stream().map(gap -> text(InputKey.body(gap), Part.BODY, gap)),
                        buttons.stream().flatMap(this::ofButton))
                .flatMap(part -> part)
                .toList();
    }

    private Stream<TemplateInput> ofHeader(@Nullable Header header) {
        return switch (header) {
            case null -> Stream.of();
            case Header.Text text ->
                text.text().gaps().stream().map(gap -> text(InputKey.header(gap), Part.HEADER, gap));
            case Header.Media media ->
                Stream.of(input(InputKey.MEDIA, Part.HEADER, media.kind(), labelOf(media.kind()), false));
            case Header.Other ignored -> Stream.of();
        };
    }

    private Stream<TemplateInput> ofButton(Button button) {
        return switch (button) {
            case Button.Url url -> url.hasGap() ? Stream.of(suffix(url)) : Stream.of();
            case Button.Reply reply -> Stream.of(payload(reply));
            case Button.Phone ignored -> Stream.of();
            case Button.Other ignored -> Stream.of();
        };
    }

    private TemplateInput suffix(Button.Url url) {
        return input(InputKey.url(url), Part.BUTTON, Kind.URL_SUFFIX, "Link of “" + url.text() + "”", false);
    }

    private TemplateInput payload(Button.Reply reply) {
        return input(InputKey.payload(reply), Part.BUTTON, Kind.PAYLOAD, "Payload of “" + reply.text() + "”", true);
    }

    private TemplateInput text(String key, Part part, String gap) {
        return input(key, part, Kind.TEXT, GappedText.isNumber(gap) ? "{{" + gap + "}}" : gap, false);
    }

    private TemplateInput input(String key, Part part, Kind kind, String label, boolean optional) {
        return new TemplateInput(key, part, kind, label, examples.get(key), optional);
    }

    private static String labelOf(Kind kind) {
        return switch (kind) {
            case IMAGE -> "Image link";
            case VIDEO -> "Video link";
            case DOCUMENT -> "Document link";
            case TEXT, URL_SUFFIX, PAYLOAD -> throw new IllegalArgumentException("no media: " + kind);
        };
    }
}
