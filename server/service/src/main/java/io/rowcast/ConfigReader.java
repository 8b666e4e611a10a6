package io.rowcast;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one variable after the other and keeps what is wrong, so that all of it can be told at once. */
final class ConfigReader {
    /** Reads a value, or throws {@link IllegalArgumentException}. */
    @FunctionalInterface
    interface Form<T> {
        T read(String text);
    }

    private final Map<String, String> environment;
    private final List<String> wrong = new ArrayList<>();

    ConfigReader(Map<String, String> environment) {
        this.environment = environment;
    }

    <T> T value(String name, String otherwise, String expected, Form<T> form) {
        T given = optional(name, expected, form);
        return given == null ? form.read(otherwise) : given;
    }

    <T> @Nullable T optional(String name, String expected, Form<T> form) {
        String text = environment.get(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return form.read(text.strip());
        } catch (IllegalArgumentException e) {
            wrong.add(name + ": expected " + expected);
            return null;
        }
    }

    /** A value without a default. What it answers for a missing one is never used: {@link #throwIfBad} throws then. */
    @SuppressWarnings("NullAway")
    <T> T required(String name, String expected, Form<T> form) {
        T given = optional(name, expected, form);
        if (given == null && isMissing(name)) {
            wrong.add(name + ": missing; expected " + expected);
        }
        return given;
    }

    private boolean isMissing(String name) {
        String text = environment.get(name);
        return text == null || text.isBlank();
    }

    /** Notes that a value is not there which another one asks for; what it answers is never used. */
    String missing(String name, String expected) {
        wrong.add(name + ": missing; expected " + expected);
        return "";
    }

    void throwIfBad() {
        if (!wrong.isEmpty()) {
            throw new BadConfigException(wrong);
        }
    }

    static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(text);
        }
        return port;
    }

    static int requests(String text) {
        int requests = Integer.parseInt(text);
        if (requests < 10 || requests > 1_000_000) {
            throw new IllegalArgumentException(text);
        }
        return requests;
    }

    /** Without a slash at its end. */
    static URI url(String text) {
        URI url = URI.create(text.replaceAll("/+$", ""));
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException(text);
        }
        return url;
    }

    static String version(String text) {
        if (!text.matches("v\\d+\\.\\d+")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isPositive()) {
                throw new IllegalArgumentException(text);
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** Up to a minute; may be none. */
    static Duration shortDuration(String text) {
        Duration duration = text.equals("PT0S") ? Duration.ZERO : duration(text);
        if (duration.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    static String secret(String text) {
        return text;
    }

    static Path existingFile(String text) {
        Path file = Path.of(text);
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(text);
        }
        return file;
    }
}
