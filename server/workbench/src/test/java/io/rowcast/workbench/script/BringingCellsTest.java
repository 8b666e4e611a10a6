package io.rowcast.workbench.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The add-on's real script as the pen: against the sandbox's Google, and a service that answers what a test says. */
class BringingCellsTest {
    private static final Path ROOT = Path.of(System.getProperty("rowcast.root"));
    private static final JsonMapper JSON = new JsonMapper();
    private static final String COLUMNS = """
            {"newColumns": [
               {"role": "status", "heading": "WhatsApp status", "note": "How far the message came.", "kind": "text"},
               {"role": "status-time", "heading": "Status time", "note": "When.", "kind": "date-time"},
               {"role": "reply", "heading": "Reply", "note": "What was answered.", "kind": "text"}],
             "updates": [], "clear": [], "more": true, "freshness": {"behind": 2}}""";

    @TempDir
    Path data;

    private SandboxSheet sheet;
    private ScriptedService service;
    private ScriptHost host;

    @BeforeEach
    void setUp() throws Exception {
        sheet = new SandboxSheet(List.of(
                List.of("Name", "Phone"),
                List.of("Ada", "+44 7700 900100"),
                List.of("Ben", "+44 7700 900101"),
                List.of("Cem", "+44 7700 900102")));
        service = new ScriptedService(sheet.document().spreadsheetId());
        PropertyStores properties = new PropertyStores(data.resolve("properties.json"));
        properties.set("user", "rowcast.address", "https://rowcast.example");
        properties.set("user", "rowcast.key", "rk_secret_key");
        host = new ScriptHost(
                ScriptProject.load(ROOT),
                sheet.document(),
                Map.of("https://rowcast.example/", service.url()),
                properties,
                InstantSource.system(),
                ScriptHost.LONGEST_EXECUTION);
        run("prepareTab", "[0,\"B\"]");
        run("putRows", """
                ["8a6e0804-2bd0-4672-b79d-d97027f9071a", 0, {"sheetId": 0, "choice": "all", "recipient": "B",
                  "columns": [{"name": "Phone", "letter": "B"}], "ranges": [[2, 4]], "lastRow": 4}]""");
    }

    @AfterEach
    void tearDown() {
        host.close();
        service.close();
        sheet.close();
    }

    @Test
    void columns_are_made_and_statuses_written_to_the_row_of_their_key() throws Exception {
        service.then(COLUMNS).then(updates(key("Ben"), "+44 7700 900101", """
                {"status": {"text": "Read"}, "status-time": {"local": "2026-11-24T14:03:10"}}"""));
        assertThat(bring().path("value").path("freshness").path("behind").asInt(-1))
                .isZero();
        assertThat(shown("WhatsApp status")).containsExactly("", "Read", "");
        assertThat(shown("Status time").get(1)).isNotEmpty();
        assertThat(lastReading("status-time").get(2).asText()).isEqualTo("2026-11-24T14:03:10");
    }

    @Test
    void what_a_stranger_wrote_stays_text() throws Exception {
        service.then(COLUMNS).then(updates(key("Ada"), "+44 7700 900100", """
                {"reply": {"text": "=1+1"}}"""));
        bring();
        assertThat(shown("Reply")).containsExactly("=1+1", "", "");
    }

    @Test
    void a_row_whose_phone_was_changed_is_left_alone() throws Exception {
        service.then(COLUMNS).then(updates(key("Ada"), "+44 7700 900199", """
                {"status": {"text": "Read"}}"""));
        bring();
        assertThat(shown("WhatsApp status")).containsExactly("", "", "");
    }

    @Test
    void a_stray_is_cleared_only_where_it_still_shows_the_same() throws Exception {
        String ada = key("Ada");
        service.then(COLUMNS)
                .then(updates(ada, "+44 7700 900100", "{\"status\": {\"text\": \"Read\"}}"))
                .then(updates(key("Ben"), "+44 7700 900101", "{\"status\": {\"text\": \"Read\"}}"))
                .then(
                        "{\"updates\": [], \"clear\": [{\"key\": \"%s\", \"role\": \"status\", \"text\": \"Read\"}], \"more\": false}"
                                .formatted(ada));
        bring();
        assertThat(shown("WhatsApp status")).containsExactly("", "Read", "");
    }

    @Test
    void the_reading_gives_every_column_as_it_shows() throws Exception {
        bring();
        JsonNode columns = JSON.readTree(service.readings().getFirst()).path("columns");
        assertThat(columns.findValuesAsText("role")).containsExactly("key", "recipient");
        assertThat(lastReading("recipient").toString())
                .isEqualTo("[\"Phone\",\"+44 7700 900100\",\"+44 7700 900101\",\"+44 7700 900102\"]");
    }

    private String updates(String key, String phone, String cells) {
        return """
                {"updates": [{"key": "%s", "phones": ["%s"], "cells": %s}], "clear": [], "more": false,
                 "freshness": {"behind": 1}}""".formatted(key, phone, cells);
    }

    private String key(String name) throws Exception {
        return cell(name, "Rowcast key");
    }

    private String cell(String name, String heading) throws Exception {
        int row = cellsOf("Name").indexOf(name);
        return cellsOf(heading).get(row);
    }

    /** Below the heading, as a person sees them. */
    private List<String> shown(String heading) throws Exception {
        List<String> cells = cellsOf(heading);
        return cells.subList(1, cells.size());
    }

    private List<String> cellsOf(String heading) throws Exception {
        JsonNode rows = sheet.tab().path("cells");
        int column = texts(rows.path(0)).indexOf(heading);
        List<String> cells = new ArrayList<>();
        rows.forEach(row -> cells.add(row.path(column).asText()));
        return cells;
    }

    private static List<String> texts(JsonNode row) {
        List<String> texts = new ArrayList<>();
        row.forEach(cell -> texts.add(cell.asText()));
        return texts;
    }

    private JsonNode bring() throws IOException {
        return JSON.readTree(
                run("bringCells", "[\"" + ScriptedService.LINK + "\"]").result());
    }

    private Outcome run(String function, String arguments) {
        return host.run(new Call(function, arguments, AuthMode.FULL, Call.NOTHING_SELECTED));
    }

    /** Column cells of the last reading that the service got, from row 1 down. */
    private JsonNode lastReading(String role) throws IOException {
        JsonNode columns = JSON.readTree(service.readings().getLast()).path("columns");
        for (JsonNode column : columns) {
            if (column.path("role").asText().equals(role)) {
                return column.path("cells");
            }
        }
        throw new AssertionError("no column " + role + " in " + columns);
    }
}
