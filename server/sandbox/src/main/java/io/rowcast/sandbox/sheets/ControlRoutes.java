package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.rowcast.sandbox.sheets.access.People;
import io.rowcast.sandbox.sheets.access.ServiceAccounts;
import io.rowcast.sandbox.sheets.access.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What tests and the demo ask of the sandbox itself, under /sandbox. */
final class ControlRoutes {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final String OWNER = "owner@example.com";

    private final Files files;
    private final ServiceAccounts accounts;
    private final Tokens tokens;
    private final Quotas quotas;
    private final Faults faults;
    private final People people;

    ControlRoutes(Files files, ServiceAccounts accounts, Tokens tokens, Quotas quotas, Faults faults, People people) {
        this.files = files;
        this.accounts = accounts;
        this.tokens = tokens;
        this.quotas = quotas;
        this.faults = faults;
        this.people = people;
    }

    void mount(RoutesConfig routes) {
        routes.post("/sandbox/google/service-accounts", this::serviceAccount);
        routes.post("/sandbox/google/users", this::user);
        routes.post("/sandbox/sheets", this::create);
        routes.put("/sandbox/sheets/faults", this::faults);
        routes.put("/sandbox/sheets/quotas", this::quotas);
        routes.put("/sandbox/sheets/{id}/sharing", this::share);
        routes.get(
                "/sandbox/sheets/{id}", context -> show(context, file(context).version()));
        routes.get("/sandbox/sheets/{id}/changes", this::changes);
        routes.get("/sandbox/sheets/{id}/requests", this::requests);
    }

    private void serviceAccount(Context context) {
        ControlBody.respond(
                context,
                accounts.create(
                        ControlBody.required(ControlBody.read(context), "email"), TokenRoutes.address(context)));
    }

    private void user(Context context) {
        String email = ControlBody.required(ControlBody.read(context), "email");
        people.add(email);
        ControlBody.respond(
                context,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("access_token", tokens.issuePerson(email))
                        .put("refresh_token", tokens.issueRefresh(email)));
    }

    private void create(Context context) {
        JsonNode wanted = ControlBody.read(context);
        String owner = wanted.path("owner").asText(OWNER);
        people.add(owner);
        SpreadsheetFile file = wanted.hasNonNull("spreadsheetId")
                ? files.add(wanted.get("spreadsheetId").asText(), owner, SeedSheet.book(wanted))
                : files.add(owner, SeedSheet.book(wanted));
        file.share(emails(wanted.path("editors")));
        ControlBody.respond(context, ControlView.of(file, file.version()));
    }

    private void share(Context context) {
        file(context).share(emails(ControlBody.read(context).path("editors")));
        context.status(204);
    }

    private static Set<String> emails(JsonNode list) {
        Set<String> emails = new HashSet<>();
        list.forEach(email -> emails.add(email.asText()));
        return emails;
    }

    private SpreadsheetFile file(Context context) {
        String id = context.pathParam("id");
        return files.find(id).orElseThrow(() -> new NotFoundResponse("There is no spreadsheet " + id + "."));
    }

    private void show(Context context, SpreadsheetFile.Version version) {
        ControlBody.respond(context, ControlView.of(file(context), version));
    }

    private void changes(Context context) throws InterruptedException {
        long since = number(context, "since");
        Duration wait = Duration.ofMillis(number(context, "waitMs"));
        SpreadsheetFile.Version version =
                file(context).awaitAfter(since, wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        if (version.revision() > since) {
            show(context, version);
        } else {
            context.status(204);
        }
    }

    private static long number(Context context, String name) {
        String value = context.queryParam(name);
        try {
            return value == null ? 0 : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new BadRequestResponse("The parameter " + name + " is \"" + value + "\"; give a whole number.");
        }
    }

    private void requests(Context context) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (LoggedCall call : file(context).calls()) {
            list.addObject()
                    .put("api", call.api())
                    .put("kind", call.kind())
                    .put("method", call.method())
                    .put("path", call.path())
                    .put("status", call.status())
                    .put("when", call.at().toString())
                    .put("who", call.who());
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("requests", list);
        ControlBody.respond(context, answer);
    }

    private void quotas(Context context) {
        JsonNode wanted = ControlBody.read(context);
        quotas.limits(new Quotas.Limits(
                wanted.path("perUser").asInt(Quotas.GOOGLES.perUser()),
                wanted.path("perProject").asInt(Quotas.GOOGLES.perProject()),
                wanted.path("enabled").asBoolean(true)));
        context.status(204);
    }

    private void faults(Context context) {
        List<Faults.Fault> wanted = new ArrayList<>();
        ControlBody.read(context).path("faults").forEach(fault -> wanted.add(fault(fault)));
        faults.set(wanted);
        context.status(204);
    }

    private static Faults.Fault fault(JsonNode wanted) {
        String word = wanted.path("kind").asText();
        Faults.Kind kind = Faults.Kind.of(word)
                .orElseThrow(() -> new BadRequestResponse(
                        "There is no fault \"" + word + "\"; give 429, 503, 500, slow, lost-answer, html-404 or 401."));
        return new Faults.Fault(
                kind,
                wanted.path("times").asInt(1),
                rate(wanted.path("rate").asDouble()),
                match(wanted.path("match").asText("all")),
                wanted.path("delayMs").asLong(),
                wanted.path("caller").asText());
    }

    private static double rate(double share) {
        if (share < 0 || share > 1) {
            throw new BadRequestResponse("The rate is " + share + "; give a share of the calls from 0 to 1.");
        }
        return share;
    }

    private static Faults.Match match(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "read" -> Faults.Match.READ;
            case "write" -> Faults.Match.WRITE;
            case "all" -> Faults.Match.ALL;
            default -> throw new BadRequestResponse("There is no match \"" + word + "\"; give read, write or all.");
        };
    }
}
