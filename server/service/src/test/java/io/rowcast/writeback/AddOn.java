package io.rowcast.writeback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The add-on with a small sheet: columns by role, rows found by key when it writes, as the contract says. */
final class AddOn {
    /** Whether it hears nothing of the answer, as when the sidebar is closed at once. */
    boolean deaf;

    private final Map<String, List<String>> columns = new LinkedHashMap<>();

    AddOn(CampaignSheet campaign) {
        columns.put("recipient", column(campaign, 1));
        columns.put("key", column(campaign, 2));
    }

    private static List<String> column(CampaignSheet campaign, int at) {
        return new ArrayList<>(campaign.rows().stream().map(row -> row.get(at)).toList());
    }

    Map<String, Object> reading() {
        return Map.of(
                "columns",
                columns.entrySet().stream()
                        .map(column -> Map.of("role", column.getKey(), "cells", column.getValue()))
                        .toList());
    }

    /** Does what the service answered. */
    void follow(JsonNode todo) {
        if (deaf) {
            return;
        }
        todo.path("newColumns").forEach(made -> {
            List<String> cells =
                    new ArrayList<>(column("key").stream().map(key -> "").toList());
            cells.set(0, made.path("heading").asText());
            columns.put(made.path("role").asText(), cells);
        });
        todo.path("updates").forEach(this::update);
        todo.path("clear").forEach(this::clear);
    }

    private void update(JsonNode update) {
        String key = update.path("key").asText();
        int row = column("key").indexOf(key);
        if (row < 0 || row != column("key").lastIndexOf(key)) {
            return;
        }
        if (column("recipient").get(row).equals(update.path("phones").path(0).asText())) {
            update.path("cells")
                    .properties()
                    .forEach(cell -> column(cell.getKey())
                            .set(
                                    row,
                                    cell.getValue()
                                            .path(cell.getValue().has("text") ? "text" : "local")
                                            .asText()));
        }
    }

    private void clear(JsonNode clear) {
        List<String> cells = column(clear.path("role").asText());
        for (int row = 0; row < cells.size(); row++) {
            if (column("key").get(row).equals(clear.path("key").asText())
                    && cells.get(row).equals(clear.path("text").asText())) {
                cells.set(row, "");
            }
        }
    }

    List<String> column(String role) {
        return Objects.requireNonNull(columns.get(role), role);
    }

    String cell(String key, String role) {
        return column(role).get(column("key").indexOf(key));
    }

    /** A person inserts a blank row. */
    void insertRow(int at) {
        columns.values().forEach(column -> column.add(at, ""));
    }

    void deleteColumn(String role) {
        columns.remove(role);
    }
}
