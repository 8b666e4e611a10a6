package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rowcast.sandbox.client.SheetsControl;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An app's side of Google's OAuth, over raw HTTP. */
final class OAuth {
    /** The example of RFC 7636, appendix B. */
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    static final String REDIRECT = "http://127.0.0.1:9/oauth/google/callback";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI sandbox;

    OAuth(URI sandbox) {
        this.sandbox = sandbox;
    }

    /** The address of the consent page as our service would make it, with some parameters otherwise; an empty one is left out. */
    String authorizationUrl(Map<String, String> otherwise) {
        Map<String, String> query = new LinkedHashMap<>(Map.of(
                "client_id", SheetsControl.CLIENT_ID,
                "redirect_uri", REDIRECT,
                "response_type", "code",
                "scope", "https://www.googleapis.com/auth/spreadsheets openid email",
                "state", "s t&te",
                "access_type", "offline",
                "prompt", "consent",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
        query.putAll(otherwise);
        query.values().removeIf(String::isEmpty);
        return sandbox + "/o/oauth2/v2/auth?" + form(query);
    }

    String authorizationUrl() {
        return authorizationUrl(Map.of());
    }

    /** What asks for tokens with a code. */
    static Map<String, String> exchange(String code) {
        return new LinkedHashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                REDIRECT,
                "client_id",
                SheetsControl.CLIENT_ID,
                "client_secret",
                SheetsControl.CLIENT_SECRET,
                "code_verifier",
                VERIFIER));
    }

    static Map<String, String> refresh(String token) {
        return new LinkedHashMap<>(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                token,
                "client_id",
                SheetsControl.CLIENT_ID,
                "client_secret",
                SheetsControl.CLIENT_SECRET));
    }

    JsonNode token(Map<String, String> form) throws IOException, InterruptedException {
        return JSON.readTree(post("/token", form).body());
    }

    HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : sandbox.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(form)))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The query of an address, taken apart. */
    static Map<String, String> query(URI address) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : address.getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    static JsonNode claims(String jwt) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(jwt.substring(jwt.indexOf('.') + 1, jwt.lastIndexOf('.'))));
    }
}
