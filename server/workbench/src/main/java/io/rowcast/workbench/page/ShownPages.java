package io.rowcast.workbench.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The latest HTML pages that the script has shown, each with {@code google.script} laid in before its own code. */
final class ShownPages {
    private static final int KEPT = 20;
    private static final String CLIENT = read("/page/google-script.js");

    private final Map<Long, String> pages = new LinkedHashMap<>();
    private long last = 0;

    /** Keeps a page and answers its path. */
    synchronized String keep(String html) {
        pages.put(++last, withClient(html));
        pages.keySet().removeIf(number -> number <= last - KEPT);
        return "/workbench/pages/" + last;
    }

    synchronized Optional<String> find(long number) {
        return Optional.ofNullable(pages.get(number));
    }

    private static String withClient(String html) {
        String client = "<base target=\"_top\"><script>" + CLIENT + "</script>";
        int head = html.indexOf("<head>");
        return head < 0 ? client + html : html.substring(0, head + 6) + client + html.substring(head + 6);
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(ShownPages.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
