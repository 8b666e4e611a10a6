package io.rowcast.workbench.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.workbench.script.AuthMode;
import io.rowcast.workbench.script.Call;
import io.rowcast.workbench.script.LargeJson;
import io.rowcast.workbench.script.Outcome;
import io.rowcast.workbench.script.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of {@code POST /workbench/run}. */
final class RunWire {
    private static final JsonMapper JSON = LargeJson.mapper();

    /** {@code selection}: {@code {"sheetId": 0, "ranges": ["A2:B4"]}}, absent where nothing is selected. */
    record Request(
            String function,
            @Nullable JsonNode args,
            @Nullable JsonNode selection) {
        Call call() {
            return new Call(
                    function,
                    args == null ? "[]" : args.toString(),
                    AuthMode.FULL,
                    selection == null ? Call.NOTHING_SELECTED : selection.toString());
        }
    }

    /** Either the result and what to show, or the words of the error. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            @Nullable JsonNode result,
            @Nullable List<JsonNode> shown,
            @Nullable String error) {}

    private RunWire() {}

    /** A file that the page hands over makes the largest request. */
    static Request read(InputStream body) {
        try {
            return JSON.readValue(body, Request.class);
        } catch (IOException e) {
            throw new UncheckedIOException("This is no call of a function", e);
        }
    }

    static Answer answer(Outcome outcome, ShownPages pages) {
        List<JsonNode> shown =
                outcome.shown().stream().map(each -> shown(each, pages)).toList();
        return new Answer(read(outcome.result()), shown, null);
    }

    static Answer failed(String message) {
        return new Answer(null, null, message);
    }

    /** HTML travels as the path of a page of its own. */
    private static JsonNode shown(Shown shown, ShownPages pages) {
        ObjectNode what = (ObjectNode) read(shown.json());
        what.put("what", shown.what());
        JsonNode html = what.remove("content");
        if (html != null) {
            what.put("page", pages.keep(html.asText()));
        }
        return what;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
