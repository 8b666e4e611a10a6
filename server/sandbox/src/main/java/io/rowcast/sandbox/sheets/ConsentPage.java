package io.rowcast.sandbox.sheets;

import io.rowcast.sandbox.sheets.access.AuthorizationRequest;
import io.rowcast.sandbox.sheets.access.OAuthException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The page on which a person allows an app what it asks for. */
final class ConsentPage {
    private static final Map<String, String> WORDS = Map.of(
            "https://www.googleapis.com/auth/spreadsheets",
            "See, edit, create, and delete all your Google Sheets spreadsheets",
            "https://www.googleapis.com/auth/spreadsheets.readonly",
            "See all your Google Sheets spreadsheets",
            "https://www.googleapis.com/auth/userinfo.email",
            "See your primary Google Account email address",
            "https://www.googleapis.com/auth/userinfo.profile",
            "See your personal info",
            "openid",
            "Associate you with your personal info on Google");

    private ConsentPage() {}

    static String of(AuthorizationRequest request, String app, List<String> people) {
        String chosen = request.loginHint().orElse(people.isEmpty() ? "" : people.getFirst());
        String accounts = people.stream()
                .map(email -> box("radio", "email", email, email, email.equals(chosen)))
                .collect(Collectors.joining("\n"));
        String scopes = request.scopes().stream()
                .map(scope -> box("checkbox", "scope", scope, WORDS.getOrDefault(scope, scope), true))
                .collect(Collectors.joining("\n"));
        return resource("consent.html")
                .replace("{{app}}", escaped(app))
                .replace("{{accounts}}", accounts)
                .replace("{{scopes}}", scopes);
    }

    private static String box(String type, String name, String value, String words, boolean checked) {
        return "<label><input type=\"" + type + "\" name=\"" + name + "\" value=\"" + escaped(value) + "\""
                + (checked ? " checked" : "") + "> " + escaped(words) + "</label>";
    }

    static String refused(OAuthException refusal) {
        return resource("consent-refused.html")
                .replace("{{status}}", Integer.toString(refusal.status()))
                .replace("{{code}}", escaped(refusal.code()))
                .replace("{{reason}}", escaped(Objects.requireNonNull(refusal.getMessage())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream page = Objects.requireNonNull(ConsentPage.class.getResourceAsStream("/sandbox/" + name))) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
