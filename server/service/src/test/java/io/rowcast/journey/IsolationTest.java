package io.rowcast.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.Browser;
import io.rowcast.testing.Contract;
import io.rowcast.testing.RunningService;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 6, from outside: whoever asks for a thing of another workspace hears exactly what they hear of a thing that is not there.
 * Each route is asked with each id that the other workspace has, by API key and by browser session; and each table is asked for
 * the other's rows as the service itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class IsolationTest {
    private static final String ANNA = "447400000801";
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
    /** What differs between two answers that tell the same. */
    private static final Pattern ID = Pattern.compile(
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(\\+|%2B)44740000080[0-9]|20[0-9-]{8}T[0-9:.]+Z");

    private static final String PERSON = "%2B" + ANNA;
    private static final String NOBODY = "%2B447400000809";

    /** What a route must be given to look for the thing at all; others are content with nothing. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry(
                    "POST /v1/campaigns/{campaignId}/launch",
                    "{\"confirmation\":\"x\",\"schedule\":{\"type\":\"now\"}}"),
            Map.entry("POST /v1/campaigns/{campaignId}/plan", "{\"schedule\":{\"type\":\"now\"}}"),
            Map.entry("PUT /v1/campaigns/{campaignId}/schedule", "{\"schedule\":{\"type\":\"now\"}}"),
            Map.entry("PUT /v1/campaigns/{campaignId}/rows/{chunk}", "{\"rows\":[]}"),
            Map.entry("POST /v1/conversations/{conversationId}/messages", "{\"text\":\"Hello\"}"),
            Map.entry("PUT /v1/contacts/{contactId}", "{\"name\":\"Somebody\"}"),
            Map.entry("POST /v1/sheet-links/{sheetLinkId}/columns", "{\"roles\":[\"status\"]}"),
            Map.entry("POST /v1/sheet-links/{sheetLinkId}/cell-updates", "{\"turn\":null,\"tab\":null}"),
            Map.entry("POST /inbox/{conversationId}", "key=k&text=Hello"),
            Map.entry("POST /members/{memberId}/role", "role=viewer"));

    private record Probe(String method, String template, String path) {}

    private record Heard(int status, String body) {}

    private RunningService service;
    private HttpClient http;
    private String key;
    private Browser browser;
    private String csrf;
    private WorkspaceId strangers;

    @BeforeAll
    void two_workspaces(@TempDir Path folder) {
        service = new RunningService(folder, InstantSource.system());
        http = HttpClient.newHttpClient();
        ours();
        ApiClient stranger = service.stranger();
        key = stranger.key();
        strangers = new WorkspaceId(UUID.fromString(
                stranger.get("/v1/me").expect(200).at("/workspace/id").asText()));
        browser = new Browser(service.url());
        browser.signIn(new SheetsControl(service.sandboxUrl()), "stranger@example.com");
        browser.submit("/workspaces", "/workspaces", Map.of("name", "Strangers"))
                .leadsTo();
        csrf = browser.get("/keys").token();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** A workspace with some of everything. */
    private void ours() {
        ApiClient client = service.client();
        UUID sender = service.sender().id();
        String campaign = Drafts.create(client, sender);
        Drafts.put(client, campaign, 0, Drafts.rows(801, 2));
        Drafts.launchNow(
                        client,
                        campaign,
                        Drafts.preview(client, campaign).path("confirmation").asText())
                .expect(200);
        service.control().say(ANNA, "Is there a secret?");
        RunningService.await(
                "there is a conversation",
                () -> client.get("/v1/conversations")
                                .expect(200)
                                .path("conversations")
                                .size()
                        == 1);
        String conversation = client.get("/v1/conversations")
                .expect(200)
                .at("/conversations/0/id")
                .asText();
        client.post(
                        "/v1/conversations/" + conversation + "/messages",
                        Map.of("text", "There is a secret."),
                        Map.of("Idempotency-Key", "k1"))
                .expect(201);
        Browser owner = new Browser(service.url());
        owner.signIn(new SheetsControl(service.sandboxUrl()), "owner@example.com");
        service.strings("""
                insert into member (workspace_id, member_id, account_id, role, joined_at)
                select '%s', gen_random_uuid(), account_id, 'owner', now() from account returning 1
                """.formatted(service.workspace()));
        owner.submit(
                        "/workspaces",
                        "/workspaces/choose",
                        Map.of("workspace", service.workspace().toString()))
                .leadsTo();
        owner.submit("/members", "/invitations", Map.of("email", "new@example.com", "role", "viewer"));
    }

    @Test
    void every_route_with_every_id_of_another_workspace_answers_as_if_it_were_not_there() throws Exception {
        Set<String> ids = ids();
        List<String> leaks = new ArrayList<>();
        int routes = 0;
        int probes = 0;
        for (Route route : routes()) {
            routes++;
            for (String id : ids) {
                for (Way way : Way.values()) {
                    probes++;
                    Heard ofTheirs = ask(way, route.with(id));
                    Heard ofNothing = ask(
                            way,
                            route.with(
                                    id.equals(PERSON)
                                            ? NOBODY
                                            : UUID.randomUUID().toString()));
                    // A person may be anybody's to write to: what is said of them must be the same.
                    if (!ofTheirs.equals(ofNothing) || (ofTheirs.status() < 300 && !route.namesAPerson())) {
                        leaks.add(way + " " + route + " " + id + ": " + ofTheirs + " instead of " + ofNothing);
                    }
                }
            }
        }
        System.out.printf(
                "isolation: routes=%d ids=%d ways=%d probes=%d leaks=%d%n",
                routes, ids.size(), Way.values().length, probes, leaks.size());
        assertThat(leaks).isEmpty();
        assertThat(routes).isGreaterThan(25);
        assertThat(ids).hasSizeGreaterThan(10);
    }

    @Test
    void every_list_of_another_workspace_is_empty_of_ours() throws Exception {
        List<String> ours = List.of(
                "secret",
                ANNA,
                "Person 801",
                "owner@example.com",
                service.workspace().toString());
        for (String path : lists()) {
            for (Way way : Way.values()) {
                assertThat(ask(way, new Probe("GET", path, path)).body())
                        .as(way + " " + path)
                        .doesNotContain(ours);
            }
        }
    }

    @Test
    void no_table_shows_a_row_of_another_workspace_to_the_service_itself() {
        List<String> tables = service.strings("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity
                  and a.attname = 'workspace_id'
                """);
        int rows = 0;
        for (String table : tables) {
            String theirs =
                    "select workspace_id::text from " + table + " where workspace_id = '" + service.workspace() + "'";
            rows += service.strings(theirs).size();
            assertThat(service.stringsWithin(strangers, theirs)).as(table).isEmpty();
        }
        System.out.printf("isolation in SQL: tables=%d rows=%d leaks=0%n", tables.size(), rows);
        assertThat(rows).isGreaterThan(20);
    }

    private enum Way {
        API_KEY,
        BROWSER_SESSION
    }

    /** A route that names things in its path, with all of them named alike. */
    private record Route(String method, String template) {
        Probe with(String id) {
            String path = template.replaceAll("\\{(chunk|row)}", "1");
            return new Probe(method, template, PARAMETER.matcher(path).replaceAll(Matcher.quoteReplacement(id)));
        }

        boolean namesAPerson() {
            return template.contains("{recipient}");
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    private static OpenAPI description() {
        return Objects.requireNonNull(
                new OpenAPIV3Parser().readContents(Contract.description()).getOpenAPI());
    }

    private static List<Route> routes() {
        return description().getPaths().entrySet().stream()
                .filter(path -> path.getKey().replaceAll("\\{(chunk|row)}", "").contains("{"))
                .flatMap(path -> path.getValue().readOperationsMap().keySet().stream()
                        .map(PathItem.HttpMethod::name)
                        .map(method -> new Route(method, path.getKey())))
                .toList();
    }

    /** What answers with what the caller's workspace has: without a thing in its path. */
    private static List<String> lists() {
        return description().getPaths().entrySet().stream()
                .filter(path ->
                        path.getKey().startsWith("/v1/") && !path.getKey().contains("{"))
                .filter(path ->
                        path.getValue().getGet() != null && !path.getKey().equals("/v1/events"))
                .map(path -> path.getKey() + query(path.getValue().getGet()))
                .toList();
    }

    /** With the other workspace's spreadsheet, where one has to be named. */
    private static String query(Operation operation) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        return parameters.stream().anyMatch(parameter -> "spreadsheetId".equals(parameter.getName()))
                ? "?spreadsheetId=1AbCdEfGhIjKlMnOp&sheetId=0&key=key00801"
                : "";
    }

    /** Every id that stands in a row of ours, some of each table, and what else things are called by. */
    private Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        for (String column : service.strings("""
                select c.relname || ' ' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity
                  and a.atttypid = 'uuid'::regtype and a.attnum > 0 and not a.attisdropped
                """)) {
            String[] names = column.split(" ", 2);
            ids.addAll(service.strings(
                    "select distinct %s::text from %s where workspace_id = '%s' and %1$s is not null limit 2"
                            .formatted(names[1], names[0], service.workspace())));
        }
        ids.add(PERSON);
        return ids;
    }

    private Heard ask(Way way, Probe probe) throws IOException, InterruptedException {
        boolean form = !probe.path().startsWith("/v1/");
        String body = probe.method().equals("GET") || probe.method().equals("DELETE")
                ? ""
                : BODIES.getOrDefault(probe.method() + " " + probe.template(), form ? "" : "{}");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.url() + probe.path()))
                .header("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        switch (way) {
            case API_KEY -> request.header("Authorization", "Bearer " + key);
            case BROWSER_SESSION ->
                request.header(
                                "Cookie",
                                browser.cookies().entrySet().stream()
                                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                        .reduce((one, other) -> one + "; " + other)
                                        .orElseThrow())
                        .header("X-CSRF-Token", csrf);
        }
        String content = form && way == Way.BROWSER_SESSION && !body.equals("{}") ? body + "&csrf=" + csrf : body;
        request.method(probe.method(), content.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(content));
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        return new Heard(answer.statusCode(), ID.matcher(answer.body()).replaceAll("id"));
    }
}
