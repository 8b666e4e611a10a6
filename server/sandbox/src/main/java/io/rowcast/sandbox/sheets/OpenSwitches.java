package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.rowcast.sandbox.sheets.edit.OpenQuestions;
import java.util.List;

/** The positions of the open questions, by the controls; what a body leaves out stays as it is. */
final class OpenSwitches {
    private static final List<String> NAMES = List.of(
            "byFilterNoMatch",
            "sortMovesRowMetadata",
            "moveDimensionMovesMetadata",
            "duplicateSheetCopiesMetadata",
            "protectedCell");

    private volatile OpenQuestions now = OpenQuestions.LIKELY;

    OpenQuestions now() {
        return now;
    }

    void mount(RoutesConfig routes) {
        routes.put("/sandbox/sheets/open", this::set);
        routes.get("/sandbox/sheets/open", context -> ControlBody.respond(context, view()));
    }

    private void set(Context context) {
        JsonNode wanted = ControlBody.read(context);
        wanted.fieldNames().forEachRemaining(OpenSwitches::check);
        OpenQuestions before = now;
        now = new OpenQuestions(
                word(wanted, "byFilterNoMatch", before.byFilterNoMatchIsEmpty(), "empty", "400"),
                flag(wanted, "sortMovesRowMetadata", before.sortMovesRowMetadata()),
                flag(wanted, "moveDimensionMovesMetadata", before.moveDimensionMovesMetadata()),
                flag(wanted, "duplicateSheetCopiesMetadata", before.duplicateSheetCopiesMetadata()),
                word(wanted, "protectedCell", before.protectedCellIsForbidden(), "403", "400"));
        ControlBody.respond(context, view());
    }

    private static void check(String name) {
        if (!NAMES.contains(name)) {
            throw new BadRequestResponse(
                    "There is no switch \"" + name + "\"; there are " + String.join(", ", NAMES) + ".");
        }
    }

    private static boolean word(JsonNode wanted, String name, boolean before, String yes, String no) {
        if (!wanted.has(name)) {
            return before;
        }
        String word = wanted.get(name).asText();
        if (!word.equals(yes) && !word.equals(no)) {
            throw new BadRequestResponse("\"" + name + "\" is " + yes + " or " + no + ", not " + word + ".");
        }
        return word.equals(yes);
    }

    private static boolean flag(JsonNode wanted, String name, boolean before) {
        return wanted.path(name).asBoolean(before);
    }

    private ObjectNode view() {
        OpenQuestions open = now;
        return JsonNodeFactory.instance
                .objectNode()
                .put("byFilterNoMatch", open.byFilterNoMatchIsEmpty() ? "empty" : "400")
                .put("sortMovesRowMetadata", open.sortMovesRowMetadata())
                .put("moveDimensionMovesMetadata", open.moveDimensionMovesMetadata())
                .put("duplicateSheetCopiesMetadata", open.duplicateSheetCopiesMetadata())
                .put("protectedCell", open.protectedCellIsForbidden() ? "403" : "400");
    }
}
