package io.rowcast.conversation;

import io.rowcast.platform.http.Requests;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to be written, as the API says it: exactly one of text, mediaId and template. */
record AnswerWire(
        @Nullable String text,
        @Nullable UUID mediaId,
        @Nullable String caption,
        @Nullable TemplateRef template,
        @Nullable Map<String, ValueWire> values) {
    record TemplateRef(String name, String language) {
        TemplateRef {
            Requests.text("name", name, 1, 512);
            Requests.text("language", language, 1, 20);
        }
    }

    /** Exactly one of text and media. */
    record ValueWire(@Nullable String text, @Nullable UUID media) {
        ValueWire {
            if ((text == null) == (media == null)) {
                throw Requests.wrong("", "expected one of a text and a media");
            }
            if (text != null) {
                Requests.text("text", text, 0, 1024);
            }
        }

        Answer.Value value() {
            return text == null ? new Answer.Value.Upload(Objects.requireNonNull(media)) : new Answer.Value.Words(text);
        }
    }

    AnswerWire {
        if (Stream.of(text, mediaId, template).filter(Objects::nonNull).count() != 1) {
            throw Requests.wrong("", "expected exactly one of text, mediaId and template");
        }
        if (text != null) {
            Requests.text("text", text, 1, 8192);
        }
        if (caption != null) {
            Requests.text("caption", caption, 0, 2048);
        }
        if (caption != null && mediaId == null) {
            throw Requests.wrong("caption", "only with a mediaId");
        }
        if (values != null && template == null) {
            throw Requests.wrong("values", "only with a template");
        }
    }

    Answer answer() {
        if (text != null) {
            return new Answer.Text(text);
        }
        if (mediaId != null) {
            return new Answer.File(mediaId, caption == null || caption.isEmpty() ? null : caption);
        }
        TemplateRef named = Objects.requireNonNull(template);
        Map<String, Answer.Value> filled = new HashMap<>();
        if (values != null) {
            values.forEach((key, value) -> filled.put(key, value.value()));
        }
        return new Answer.OfTemplate(named.name(), named.language(), Map.copyOf(filled));
    }
}
