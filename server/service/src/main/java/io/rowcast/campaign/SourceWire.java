package io.rowcast.campaign;

import io.rowcast.platform.http.Requests;
import io.rowcast.render.Format;
import io.rowcast.render.Source;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an input's value comes from, as the API says it: exactly one of column, text and media. */
record SourceWire(
        @Nullable String column,
        @Nullable String fallback,
        @Nullable String text,
        @Nullable UUID media,
        @Nullable String format,
        @Nullable String currency) {
    SourceWire {
        if (Stream.of(column, text, media).filter(Objects::nonNull).count() != 1
                || (column == null && fallback != null)) {
            throw Requests.wrong("", "expected one of a column (with or without a fallback), a text and a media");
        }
        if (column != null) {
            Requests.match("column", column, "[A-Z]{1,3}");
        }
        if (fallback != null) {
            Requests.text("fallback", fallback, 0, 1024);
        }
        if (text != null) {
            Requests.text("text", text, 0, 1024);
        }
        if (format != null) {
            Requests.match("format", format, "text|currency|date-time");
        }
        if (media != null && format != null) {
            throw Requests.wrong("format", "a media has none");
        }
        if ("currency".equals(format)) {
            Requests.match("currency", currency, "[A-Z]{3}");
        } else if (currency != null) {
            throw Requests.wrong("currency", "only with the format currency");
        }
    }

    static SourceWire of(Source source) {
        return switch (source) {
            case Source.FromColumn from ->
                new SourceWire(
                        from.letter(), from.fallback(), null, null, word(from.format()), currency(from.format()));
            case Source.Fixed fixed ->
                new SourceWire(null, null, fixed.text(), null, word(fixed.format()), currency(fixed.format()));
            case Source.Uploaded file -> new SourceWire(null, null, null, file.media(), null, null);
        };
    }

    private static @Nullable String word(Format format) {
        return switch (format) {
            case Format.Text ignored -> null;
            case Format.Currency ignored -> "currency";
            case Format.DateTime ignored -> "date-time";
        };
    }

    private static @Nullable String currency(Format format) {
        return format instanceof Format.Currency currency ? currency.code() : null;
    }

    /** @param file what is known of an uploaded file */
    Source source(Function<UUID, Source.Uploaded> file) {
        if (media != null) {
            return file.apply(media);
        }
        return text == null
                ? new Source.FromColumn(Objects.requireNonNull(column), fallback, formatOf())
                : new Source.Fixed(text, formatOf());
    }

    private Format formatOf() {
        return switch (format) {
            case null -> new Format.Text();
            case "currency" -> new Format.Currency(Objects.requireNonNull(currency));
            case "date-time" -> new Format.DateTime();
            case String plain -> new Format.Text();
        };
    }
}
