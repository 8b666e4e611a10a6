package io.rowcast.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.sandbox.client.SheetsControl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person's browser at the service's pages, without following redirects: it keeps cookies, and shows what came. */
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final URI service;

    public Browser(URI service) {
        this.service = service;
    }

    /** A page or a redirect. */
    public record Shown(int status, String body, HttpResponse<String> response) {
        /** Its text, where the status is as expected. */
        public String expect(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return body;
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Where it leads, when it is a redirect. */
        public String leadsTo() {
            assertThat(status).as(body).isEqualTo(303);
            return header("Location");
        }

        /** The token that the page's forms carry. */
        public String token() {
            Matcher token = TOKEN.matcher(body);
            assertThat(token.find()).as(body).isTrue();
            return token.group(1);
        }
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Shown get(String path) {
        return send("GET", path, "", Map.of());
    }

    /** Sends a form as it stands. */
    public Shown post(String path, Map<String, String> form) {
        return send("POST", path, encoded(form), Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    /** Opens a page, and sends a form of it with the page's token. */
    public Shown submit(String page, String path, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("csrf", get(page).token());
        return post(path, form);
    }

    /** Calls the API as a page's script would. */
    public Shown call(String method, String path, String body, Map<String, String> headers) {
        return send(method, path, body, headers);
    }

    /** Where Google would ask who it is, when the person wants to go to {@code next}. */
    public String signInAddress(String next) {
        return get("/signin/google?next=" + URLEncoder.encode(next, UTF_8)).leadsTo();
    }

    /** Comes back from Google. */
    public Shown comeBack(URI location) {
        return get(location.getRawPath() + "?" + location.getRawQuery());
    }

    /** Signs in at the sandbox's Google; answers where that leads. */
    public String signIn(SheetsControl google, String email) {
        return comeBack(google.consent(signInAddress("/workspaces"), email, true))
                .leadsTo();
    }

    private Shown send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .header("Accept", "text/html,application/xhtml+xml")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Shown(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.replaceFirst(";.*", "").split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
