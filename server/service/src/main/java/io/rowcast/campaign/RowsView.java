package io.rowcast.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.rowcast.audience.RowProblem;
import io.rowcast.platform.json.Json;
import io.rowcast.render.MessageView;
import java.util.List;

/** Rows as they rest, sealed, and as the API shows them: one form for both. */
record RowsView(int rows, int ready, int passedOver) {
    static RowsView of(RowStore.Counts counts) {
        return new RowsView(counts.rows(), counts.ready(), counts.passedOver());
    }

    static String write(MessageView view) {
        return json(view);
    }

    static String write(List<RowProblem> problems) {
        return json(problems);
    }

    static MessageView readView(String json) {
        try {
            return Json.MAPPER.readValue(json, MessageView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored message cannot be read", e);
        }
    }

    static List<RowProblem> readProblems(String json) {
        try {
            return Json.MAPPER.readValue(json, new TypeReference<List<RowProblem>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored problems cannot be read", e);
        }
    }

    private static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row cannot be written", e);
        }
    }
}
