package io.rowcast.conversation;

import io.rowcast.media.Media;
import io.rowcast.render.FreeForm;
import io.rowcast.render.Mould;
import io.rowcast.render.Source;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody wants to write to a person by hand. */
sealed interface Answer {
    /** Words of one's own. */
    record Text(String text) implements Answer {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "a text";
        }
    }

    /** An uploaded file with or without words. */
    record File(UUID media, @Nullable String caption) implements Answer {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "file " + media;
        }
    }

    /** @param values by input key */
    record OfTemplate(String name, String language, Map<String, Value> values) implements Answer {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "template " + name;
        }
    }

    /** What fills a gap of a template: a text, or an uploaded file. */
    sealed interface Value {
        record Words(String text) implements Value {
            /** Without what it tells of anybody. */
            @Override
            public String toString() {
                return "words";
            }
        }

        record Upload(UUID media) implements Value {}
    }

    /**
     * What a message is made of, once its template and its files were found.
     *
     * @param category Meta's word for what the template is for, as {@code MARKETING}; null for words of one's own
     */
    record Content(
            Mould mould,
            Map<String, Source> sources,
            @Nullable String category) {
        static Content of(Text text) {
            return new Content(new FreeForm(FreeForm.Type.TEXT, text.text()), Map.of(), null);
        }

        static Content of(FreeForm.Type type, File file, Media media) {
            return new Content(new FreeForm(type, file.caption()), Map.of("header.media", source(media)), null);
        }

        static Source.Uploaded source(Media media) {
            return new Source.Uploaded(media.id(), media.kind().word(), media.filename());
        }
    }
}
