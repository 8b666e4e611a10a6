package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.rowcast.sandbox.sheets.access.Caller;
import io.rowcast.sandbox.sheets.wire.ApiException;
import io.rowcast.sandbox.sheets.wire.FieldMask;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/** The little of Drive v3 that users of spreadsheets need: create, get, list, copy, delete. */
final class DriveRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String USUAL_FIELDS = "kind,id,name,mimeType";

    private final Files files;
    private final Function<Context, Caller> callers;

    DriveRoutes(Files files, Function<Context, Caller> callers) {
        this.files = files;
        this.callers = callers;
    }

    void mount(RoutesConfig routes) {
        routes.post("/drive/v3/files", guarded(this::create));
        routes.get("/drive/v3/files", guarded(this::list));
        routes.get("/drive/v3/files/{id}", guarded(context -> show(context, file(context))));
        routes.delete("/drive/v3/files/{id}", guarded(this::delete));
        routes.post("/drive/v3/files/{id}/copy", guarded(this::copy));
    }

    private static Handler guarded(Handler handler) {
        return context -> {
            try {
                handler.handle(context);
            } catch (ApiException error) {
                context.status(error.code())
                        .contentType("application/json; charset=UTF-8")
                        .result(error.body().toString());
            }
        };
    }

    private SpreadsheetFile file(Context context) {
        return files.open(context.pathParam("id"), callers.apply(context));
    }

    private void create(Context context) throws IOException {
        String name = body(context).path("name").asText("Untitled");
        show(context, files.add(callers.apply(context).email(), Files.newBook(name)));
    }

    /** A copy keeps developer metadata with the same ids (facts 1.4). */
    private void copy(Context context) throws IOException {
        SpreadsheetFile original = file(context);
        SpreadsheetFile copy = files.add(
                callers.apply(context).email(), original.version().book().copy());
        String name = body(context).path("name").asText("Copy of " + name(original));
        copy.edit(callers.apply(context), edition -> edition.book().properties().put("title", name));
        show(context, copy);
    }

    private static JsonNode body(Context context) throws IOException {
        byte[] bytes = context.bodyAsBytes();
        return bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(bytes);
    }

    private void delete(Context context) {
        files.delete(file(context));
        context.status(204);
    }

    private void list(Context context) {
        Caller caller = callers.apply(context);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("kind", "drive#fileList");
        ArrayNode list = answer.put("incompleteSearch", false).putArray("files");
        files.all().stream()
                .filter(file -> file.isOpenTo(caller))
                .map(DriveRoutes::view)
                .forEach(list::add);
        respond(context, answer);
    }

    private static void show(Context context, SpreadsheetFile file) {
        String fields = context.queryParam("fields");
        respond(context, FieldMask.parse(fields == null ? USUAL_FIELDS : fields).keep(view(file)));
    }

    private static void respond(Context context, JsonNode body) {
        context.contentType("application/json; charset=UTF-8").result(body.toString());
    }

    private static String name(SpreadsheetFile file) {
        return file.version().book().properties().path("title").asText();
    }

    private static ObjectNode view(SpreadsheetFile file) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", "drive#file")
                .put("id", file.id())
                .put("name", name(file))
                .put("mimeType", "application/vnd.google-apps.spreadsheet")
                .put("createdTime", time(file.created()))
                .put("modifiedTime", time(file.version().modified()));
    }

    private static String time(Instant at) {
        return MILLIS.format(at);
    }
}
