package io.rowcast.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The controls of the sandbox's Google part. Every call throws an IllegalStateException that says what was wrong. */
public final class SheetsControl {
    /** The OAuth client of the app that people consent to. */
    public static final String CLIENT_ID = "sandbox-client.apps.googleusercontent.com";

    public static final String CLIENT_SECRET = "sandbox-client-secret";

    private final URI sandbox;
    private final SheetsCalls calls;

    /**
     * The controls of a running sandbox.
     *
     * @param sandbox without a slash at its end
     */
    public SheetsControl(URI sandbox) {
        this.sandbox = sandbox;
        this.calls = new SheetsCalls(sandbox, null);
    }

    /** A tab to be made; text stays text, numbers and truths are themselves, null is an empty cell. */
    public record NewTab(String title, List<? extends List<? extends @Nullable Object>> rows) {}

    /** One column as a person sees it. */
    public record Column(boolean hidden, boolean isProtected) {}

    /**
     * A tab as a person sees it.
     *
     * @param hiddenRows counted from 0
     * @param cells what is displayed; rows end at their last cell with content
     */
    public record Tab(
            int sheetId,
            String title,
            int rowCount,
            int columnCount,
            int frozenRowCount,
            List<Column> columns,
            List<Integer> hiddenRows,
            List<List<String>> cells) {}

    /**
     * A spreadsheet as a person sees it.
     *
     * @param revision one higher after every change
     */
    public record Spreadsheet(String spreadsheetId, String title, String timeZone, long revision, List<Tab> tabs) {
        /** The tab with the title. */
        public Tab tab(String wanted) {
            return tabs.stream()
                    .filter(tab -> tab.title().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no tab " + wanted + "."));
        }
    }

    /**
     * One call of the Sheets API.
     *
     * @param api for example spreadsheets.values.batchUpdate
     * @param kind read or write
     */
    public record Request(String api, String kind, String method, String path, int status, String when, String who) {}

    /** What can be made to go wrong. */
    public enum Fault {
        TOO_MANY("429"),
        UNAVAILABLE("503"),
        INTERNAL("500"),
        /** Carried out, and 503 is answered all the same. */
        UNAVAILABLE_AFTER("503-applied"),
        /** Waits, then carries the request out. */
        SLOW("slow"),
        /** Carries the request out, then waits with the answer. */
        SLOW_ANSWER("slow-answer"),
        /** Carried out, then the connection is closed. */
        LOST_ANSWER("lost-answer"),
        HTML_404("html-404"),
        HTML_503("html-503"),
        UNAUTHENTICATED("401");

        private final String word;

        Fault(String word) {
            this.word = word;
        }
    }

    /** Which calls a fault meets. */
    public enum Calls {
        READ,
        WRITE,
        ALL
    }

    /** Makes a service account, or a new key for one; the whole key file as JSON. */
    public String serviceAccountKey(String email) {
        return calls.send("POST", "/sandbox/google/service-accounts", email(email))
                .toString();
    }

    /** A person's own access token; it does not end. */
    public String accessToken(String email) {
        return calls.send("POST", "/sandbox/google/users", email(email))
                .path("access_token")
                .asText();
    }

    /**
     * A person decides at the consent page, without a browser.
     *
     * @param authorizationUrl where the app sends the person
     * @return where Google sends the browser back to, with a code or an error
     */
    public URI consent(String authorizationUrl, String email, boolean allow) {
        return consent(email(email).put("authorizationUrl", authorizationUrl).put("allow", allow));
    }

    /** The person ticks only some of the scopes that the app asks for. */
    public URI consentInPart(String authorizationUrl, String email, String... scopes) {
        ObjectNode body = email(email).put("authorizationUrl", authorizationUrl).put("allow", true);
        List.of(scopes).forEach(body.putArray("scopes")::add);
        return consent(body);
    }

    private URI consent(ObjectNode body) {
        return URI.create(calls.send("POST", "/sandbox/google/consents", body)
                .path("location")
                .asText());
    }

    /** The person takes back what the app was allowed: its tokens for this account end. */
    public void takeBackConsent(String email) {
        calls.send("DELETE", "/sandbox/google/consents/" + URLEncoder.encode(email, StandardCharsets.UTF_8), null);
    }

    /** Refresh tokens that are given out from now on end after seven days, as long as an app's consent screen is in "Testing". */
    public void oauthTesting(boolean testing) {
        calls.send(
                "PUT",
                "/sandbox/google/oauth",
                JsonNodeFactory.instance.objectNode().put("testing", testing));
    }

    /** How long the access tokens live that are given out from now on. */
    public void accessTokensLive(Duration lifetime) {
        calls.send(
                "PUT",
                "/sandbox/google/oauth",
                JsonNodeFactory.instance.objectNode().put("accessTokenSeconds", lifetime.toSeconds()));
    }

    /** What can be wrong with an ID token. */
    public enum IdTokenFault {
        NONE,
        WRONG_NONCE,
        WRONG_AUDIENCE,
        WRONG_ISSUER,
        WRONG_KEY,
        EXPIRED,
        UNVERIFIED_EMAIL
    }

    /** What is wrong with the ID tokens that are given out from now on. */
    public void idTokens(IdTokenFault fault) {
        calls.send(
                "PUT",
                "/sandbox/google/oauth",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("idTokens", fault.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    /** Google's token endpoint and its keys answer 503, until they are told to work again. */
    public void oauthUnavailable(boolean unavailable) {
        calls.send(
                "PUT",
                "/sandbox/google/oauth",
                JsonNodeFactory.instance.objectNode().put("unavailable", unavailable));
    }

    private static ObjectNode email(String email) {
        return JsonNodeFactory.instance.objectNode().put("email", email);
    }

    /** A person at a spreadsheet, who must own it or be one of its editors. */
    public SheetUser user(String email, String spreadsheetId) {
        return new SheetUser(sandbox, accessToken(email), spreadsheetId);
    }

    /** Makes a spreadsheet in UTC and en_US. */
    public Spreadsheet create(String title, String owner, NewTab... tabs) {
        return create(title, owner, "Etc/UTC", "en_US", tabs);
    }

    public Spreadsheet create(String title, String owner, String timeZone, String locale, NewTab... tabs) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("title", title)
                .put("owner", owner)
                .put("timeZone", timeZone)
                .put("locale", locale);
        ArrayNode list = body.putArray("tabs");
        for (NewTab tab : tabs) {
            ArrayNode rows = list.addObject().put("title", tab.title()).putArray("rows");
            tab.rows().forEach(row -> row.forEach(rows.addArray()::addPOJO));
        }
        return spreadsheet(calls.send("POST", "/sandbox/sheets", body));
    }

    /** Says who may edit besides the owner; whoever is left out may not any more. */
    public void share(String spreadsheetId, String... editors) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("editors");
        for (String editor : editors) {
            list.add(editor);
        }
        calls.send("PUT", "/sandbox/sheets/" + spreadsheetId + "/sharing", body);
    }

    public Spreadsheet get(String spreadsheetId) {
        return spreadsheet(calls.send("GET", "/sandbox/sheets/" + spreadsheetId, null));
    }

    /** All that the control shows of a spreadsheet, looks, notes, rules and charts too, as JSON. */
    public JsonNode whole(String spreadsheetId) {
        return calls.send("GET", "/sandbox/sheets/" + spreadsheetId, null);
    }

    /** Waits for a revision above {@code since}; empty when the time was over first. The sandbox waits a minute at most. */
    public Optional<Spreadsheet> awaitChange(String spreadsheetId, long since, Duration atMost) {
        JsonNode answer = calls.send(
                "GET",
                "/sandbox/sheets/" + spreadsheetId + "/changes?since=" + since + "&waitMs=" + atMost.toMillis(),
                null);
        return answer.isEmpty() ? Optional.empty() : Optional.of(spreadsheet(answer));
    }

    /** Every call of the Sheets API on the spreadsheet, in order. */
    public List<Request> requests(String spreadsheetId) {
        List<Request> requests = new ArrayList<>();
        calls.send("GET", "/sandbox/sheets/" + spreadsheetId + "/requests", null)
                .path("requests")
                .forEach(one -> requests.add(new Request(
                        one.path("api").asText(),
                        one.path("kind").asText(),
                        one.path("method").asText(),
                        one.path("path").asText(),
                        one.path("status").asInt(),
                        one.path("when").asText(),
                        one.path("who").asText())));
        return requests;
    }

    /** Makes the next {@code times} calls fail so; replaces what was waiting before. */
    public void fail(Fault fault, int times, Calls met) {
        faults(fault, times, met, Duration.ZERO);
    }

    public void slow(Duration delay, int times, Calls met) {
        faults(Fault.SLOW, times, met, delay);
    }

    /**
     * A fault that meets a share of the calls until other faults are set.
     *
     * @param rate from 0 to 1
     * @param delay for the slow ones
     */
    public record Share(Fault fault, double rate, Calls met, Duration delay) {}

    /** Makes shares of the calls fail from now on; replaces what was waiting before. A call meets the first that it hits. */
    public void failShares(Share... shares) {
        failSharesOf("", shares);
    }

    /** As above, where only the calls of the person or account with this e-mail address fail. */
    public void failSharesOf(String caller, Share... shares) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("faults");
        for (Share share : shares) {
            list.addObject()
                    .put("kind", share.fault.word)
                    .put("rate", share.rate)
                    .put("match", share.met.name())
                    .put("delayMs", share.delay.toMillis())
                    .put("caller", caller);
        }
        calls.send("PUT", "/sandbox/sheets/faults", body);
    }

    /** Nothing goes wrong any more. */
    public void noFaults() {
        failShares();
    }

    /**
     * Puts a switch of the questions that nobody has an answer to.
     *
     * @param name as in the README, for example moveDimensionMovesMetadata
     * @param position true, false, or a word such as empty or 400
     */
    public void open(String name, String position) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (position.equals("true") || position.equals("false")) {
            body.put(name, Boolean.parseBoolean(position));
        } else {
            body.put(name, position);
        }
        calls.send("PUT", "/sandbox/sheets/open", body);
    }

    private void faults(Fault fault, int times, Calls met, Duration delay) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("faults")
                .addObject()
                .put("kind", fault.word)
                .put("times", times)
                .put("match", met.name())
                .put("delayMs", delay.toMillis());
        calls.send("PUT", "/sandbox/sheets/faults", body);
    }

    /** Requests of a kind a minute for one service account and for all of them; starts the minute anew. */
    public void quotas(int perUser, int perProject) {
        quotas(perUser, perProject, true);
    }

    public void withoutQuotas() {
        quotas(1, 1, false);
    }

    private void quotas(int perUser, int perProject, boolean enabled) {
        calls.send(
                "PUT",
                "/sandbox/sheets/quotas",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("perUser", perUser)
                        .put("perProject", perProject)
                        .put("enabled", enabled));
    }

    private static Spreadsheet spreadsheet(JsonNode node) {
        List<Tab> tabs = new ArrayList<>();
        node.path("tabs").forEach(tab -> tabs.add(tab(tab)));
        return new Spreadsheet(
                node.path("spreadsheetId").asText(),
                node.path("title").asText(),
                node.path("timeZone").asText(),
                node.path("revision").asLong(),
                List.copyOf(tabs));
    }

    private static Tab tab(JsonNode node) {
        List<Column> columns = new ArrayList<>();
        node.path("columns")
                .forEach(one -> columns.add(new Column(
                        one.path("hidden").asBoolean(), one.path("protected").asBoolean())));
        List<Integer> hiddenRows = new ArrayList<>();
        node.path("hiddenRows").forEach(row -> hiddenRows.add(row.asInt()));
        return new Tab(
                node.path("sheetId").asInt(),
                node.path("title").asText(),
                node.path("rowCount").asInt(),
                node.path("columnCount").asInt(),
                node.path("frozenRowCount").asInt(),
                List.copyOf(columns),
                List.copyOf(hiddenRows),
                texts(node.path("cells")));
    }

    /** Rows of texts. */
    static List<List<String>> texts(JsonNode rows) {
        List<List<String>> texts = new ArrayList<>();
        for (JsonNode row : rows) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.asText()));
            texts.add(List.copyOf(cells));
        }
        return List.copyOf(texts);
    }
}
