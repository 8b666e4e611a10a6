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
import java.io.IOException;
import java.io.InputStream;
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
            case LOST_ANSWER -> {
                answered(context, target.get());
                cutOff(context);
            }
            case SLOW -> {
                Thread.sleep(fault.orElseThrow().delayMs());
                answered(context, target.get());
            }
            case TOO_MANY -> failed(context, target.get(), tooMany(target.get()));
            case UNAVAILABLE -> failed(context, target.get(), ApiException.unavailable());
            case INTERNAL -> failed(context, target.get(), ApiException.internal());
            case UNAUTHENTICATED -> failed(context, target.get(), ApiException.credentialsInvalid());
            case null -> answered(context, target.get());
        }
    }

    /** A wrong path answers an HTML page (facts 1.7). */
    private static void notFoundPage(Context context) {
        context.status(404).html(NOT_FOUND_PAGE);
    }

    private static ApiException tooMany(Target target) {
        return ApiException.overQuota(target.method().isReading() ? "Read" : "Write", true, 60);
    }

    private void answered(Context context, Target target) {
        try {
            Caller caller = caller(context, target);
            quotas.take(caller, target.method().isReading());
            Query query = new Query(context.queryParamMap());
            JsonNode answer = api.answer(new Call(target, query, body(context, target), caller));
            respond(context, 200, answer);
            log(context, target, 200, caller.email());
        } catch (ApiException error) {
            failed(context, target, error);
        } catch (RuntimeException defect) {
            LOG.error("The sandbox failed at {} {}", context.req().getMethod(), context.path(), defect);
            failed(context, target, ApiException.internal());
        }
    }

    private void failed(Context context, Target target, ApiException error) {
        respond(context, error.code(), error.body());
        log(context, target, error.code(), email(context));
    }

    /** Whose token it is; empty without a good one. */
    private String email(Context context) {
        return token(context).flatMap(tokens::caller).map(Caller::email).orElse("");
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
            return bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(bytes);
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
