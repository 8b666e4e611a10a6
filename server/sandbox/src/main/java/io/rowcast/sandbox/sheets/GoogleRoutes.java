package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.rowcast.sandbox.sheets.access.Caller;
import io.rowcast.sandbox.sheets.access.Tokens;
import io.rowcast.sandbox.sheets.wire.ApiException;
import io.rowcast.sandbox.sheets.wire.MessageFields;
import io.rowcast.sandbox.sheets.wire.ProtoNames;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Sheets API over HTTP: who calls, their quota, what is to go wrong, and Google's shapes of errors. */
final class GoogleRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(GoogleRoutes.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOT_FOUND_PAGE =
            "<!DOCTYPE html>\n<html lang=en>\n  <title>Error 404 (Not Found)!!1</title>\n  <p><b>404.</b> <ins>That’s an error.</ins>\n";

    private static final String UNAVAILABLE_PAGE =
            "<!DOCTYPE html>\n<html lang=en>\n  <title>Error 503 (Service Unavailable)!!1</title>\n  <p><b>503.</b> <ins>That’s an error.</ins>\n";
    /** Google works on a request for 180 seconds at most (facts 1.1). */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final InstantSource clock;
    private final Tokens tokens;
    private final Quotas quotas;
    private final Faults faults;
    private final Files files;
    private final SheetsApi api;

    GoogleRoutes(InstantSource clock, Tokens tokens, Quotas quotas, Faults faults, Files files) {
        this.clock = clock;
        this.tokens = tokens;
        this.quotas = quotas;
        this.faults = faults;
        this.files = files;
        this.api = new SheetsApi(files);
    }

    void mount(RoutesConfig routes) {
        Handler handler = this::handle;
        routes.get("/v4/*", handler)
                .post("/v4/*", handler)
                .put("/v4/*", handler)
                .delete("/v4/*", handler);
    }

    private void handle(Context context) throws Exception {
        Optional<Target> target =
                Target.of(context.req().getMethod(), context.req().getRequestURI());
        if (target.isEmpty()) {
            notFoundPage(context);
            return;
        }
        Optional<Faults.Fault> fault = faults.next(target.get().method().isReading(), email(context));
        switch (fault.map(Faults.Fault::kind).orElse(null)) {
            case HTML_404 -> notFoundPage(context);
            case HTML_503 -> context.status(503).html(UNAVAILABLE_PAGE);
            case LOST_ANSWER -> {
                answered(context, target.get());
                cutOff(context);
            }
            case SLOW -> {
                Thread.sleep(Math.min(fault.orElseThrow().delayMs(), LONGEST.toMillis()));
                inTime(context, target.get(), fault.orElseThrow(), carriedOut(context, target.get()));
            }
            case SLOW_ANSWER -> {
                Outcome outcome = carriedOut(context, target.get());
                Thread.sleep(Math.min(fault.orElseThrow().delayMs(), LONGEST.toMillis()));
                inTime(context, target.get(), fault.orElseThrow(), outcome);
            }
            case TOO_MANY -> failed(context, target.get(), tooMany(target.get()));
            case UNAVAILABLE -> counted(context, target.get(), ApiException.unavailable());
            case UNAVAILABLE_AFTER -> {
                carriedOut(context, target.get());
                failed(context, target.get(), ApiException.unavailable());
            }
            case INTERNAL -> counted(context, target.get(), ApiException.internal());
            case UNAUTHENTICATED -> failed(context, target.get(), ApiException.credentialsInvalid());
            case null -> answered(context, target.get());
        }
    }

    /** A request that is worked on for more than 180 seconds ends in an error (facts 1.1); here it was carried out all the same. */
    private void inTime(Context context, Target target, Faults.Fault fault, Outcome outcome) {
        boolean late = fault.delayMs() > LONGEST.toMillis();
        send(context, target, late ? failure(context, ApiException.deadlineExceeded()) : outcome);
    }

    /** A call that fails counts against the quota as well (facts 1.7). */
    private void counted(Context context, Target target, ApiException error) {
        try {
            quotas.take(caller(context, target), target.method().isReading());
            failed(context, target, error);
        } catch (ApiException before) {
            failed(context, target, before);
        }
    }

    /** A wrong path answers an HTML page (facts 1.7). */
    private static void notFoundPage(Context context) {
        context.status(404).html(NOT_FOUND_PAGE);
    }

    private static ApiException tooMany(Target target) {
        return ApiException.overQuota(target.method().isReading() ? "Read" : "Write", true, 60);
    }

    /** What a call came to. */
    private record Outcome(int status, JsonNode body, String who) {}

    private void answered(Context context, Target target) {
        send(context, target, carriedOut(context, target));
    }

    private Outcome carriedOut(Context context, Target target) {
        try {
            Caller caller = caller(context, target);
            quotas.take(caller, target.method().isReading());
            Query query = new Query(context.queryParamMap());
            return new Outcome(200, api.answer(new Call(target, query, body(context, target), caller)), caller.email());
        } catch (ApiException error) {
            return failure(context, error);
        } catch (RuntimeException defect) {
            LOG.error("The sandbox failed at {} {}", context.req().getMethod(), context.path(), defect);
            return failure(context, ApiException.internal());
        }
    }

    private Outcome failure(Context context, ApiException error) {
        return new Outcome(error.code(), error.body(), email(context));
    }

    /** Whose token it is; empty without a good one. */
    private String email(Context context) {
        return token(context).flatMap(tokens::caller).map(Caller::email).orElse("");
    }

    private void failed(Context context, Target target, ApiException error) {
        send(context, target, failure(context, error));
    }

    private void send(Context context, Target target, Outcome outcome) {
        respond(context, outcome.status, outcome.body);
        log(context, target, outcome.status, outcome.who);
    }

    private static void respond(Context context, int status, JsonNode body) {
        try {
            context.status(status)
                    .contentType("application/json; charset=UTF-8")
                    .header("Cache-Control", "private")
                    .result(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON could not be written.", e);
        }
    }

    private void log(Context context, Target target, int status, String who) {
        files.find(target.spreadsheetId())
                .ifPresent(file -> file.log(new LoggedCall(
                        target.method().title(),
                        target.method().isReading() ? "read" : "write",
                        context.req().getMethod(),
                        context.req().getRequestURI(),
                        status,
                        clock.instant(),
                        who)));
    }

    private Caller caller(Context context, Target target) {
        Caller caller = caller(context);
        if (!caller.mayUseSheets(target.method().isReading())) {
            throw ApiException.scopeInsufficient();
        }
        return caller;
    }

    /**
     * Who calls.
     *
     * @throws ApiException 401 without a good token
     */
    Caller caller(Context context) {
        String token = token(context).orElseThrow(ApiException::credentialsMissing);
        return tokens.caller(token).orElseThrow(ApiException::credentialsInvalid);
    }

    private static Optional<String> token(Context context) {
        return Optional.ofNullable(context.header("Authorization"))
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()))
                .or(() -> Optional.ofNullable(context.queryParam("access_token")));
    }

    private static JsonNode body(Context context, Target target) {
        JsonNode body = read(context);
        if (!target.method().message().isEmpty()) {
            MessageFields.check(target.method().message(), body, target.method().bodyField());
        }
        return body;
    }

    /** Google's Java client gzips every body (facts 2). */
    private static JsonNode read(Context context) {
        boolean zipped = "gzip".equalsIgnoreCase(context.header("Content-Encoding"));
        try (InputStream raw = context.bodyInputStream();
                InputStream body = zipped ? new GZIPInputStream(raw) : raw) {
            byte[] bytes = body.readAllBytes();
            return bytes.length == 0
                    ? JsonNodeFactory.instance.objectNode()
                    : ProtoNames.inCamelCase(JSON.readTree(bytes));
        } catch (IOException e) {
            throw ApiException.badField("", "Invalid JSON payload received. Unexpected token.");
        }
    }

    /** What a client sees when the network fails after the request was carried out. */
    private static void cutOff(Context context) throws IOException {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
