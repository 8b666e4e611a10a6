package io.rowcast.journey;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.platform.json.Json;
import io.rowcast.sandbox.client.SheetUser;
import io.rowcast.sandbox.client.SheetsControl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A sheet as the add-on leaves it for a campaign: a key for every row, the phone and the key column marked. */
final class OrdersSheet {
    private static final String OWNER = "marketer@example.com";
    private static final String TAB = "Orders";

    private final URI sandbox;
    private final SheetsControl sheets;
    private final int rows;
    private final SheetsControl.Spreadsheet made;

    OrdersSheet(URI sandbox, int rows) throws IOException, InterruptedException {
        this.sandbox = sandbox;
        this.sheets = new SheetsControl(sandbox);
        this.rows = rows;
        List<List<String>> all = new ArrayList<>();
        all.add(List.of("Phone", "Name", "Order", "Rowcast key"));
        numbers().forEach(row -> all.add(List.of(phone(row), "Person " + row, "A-" + row, key(row))));
        this.made = sheets.create("Orders", OWNER, new SheetsControl.NewTab(TAB, all));
        mark(0, "recipient");
        mark(3, "key");
    }

    String id() {
        return made.spreadsheetId();
    }

    /** Shares it with a new service account; the account's key file. */
    String shareWithService() {
        String key = sheets.serviceAccountKey("rowcast@sandbox.example");
        sheets.share(id(), "rowcast@sandbox.example");
        return key;
    }

    /** The marketer goes on working. */
    void sortByNameDescending() {
        SheetUser marketer = sheets.user(OWNER, id());
        marketer.sort(TAB, 1, true);
    }

    Map<String, Object> reference() {
        return Map.of("spreadsheetId", id(), "sheetId", made.tab(TAB).sheetId(), "title", TAB, "timeZone", "Etc/UTC");
    }

    /** As the add-on puts them. */
    List<Map<String, Object>> rowsToSend() {
        return numbers()
                .mapToObj(row -> Map.<String, Object>of(
                        "row", row, "key", key(row), "cells", List.of(phone(row), "Person " + row, "A-" + row)))
                .toList();
    }

    /** The status that each row shows, by the phone in it. */
    Map<String, String> shown() {
        List<List<String>> cells = sheets.get(id()).tab(TAB).cells();
        int status = cells.getFirst().indexOf("WhatsApp status");
        return cells.stream()
                .skip(1)
                .collect(toMap(List::getFirst, row -> status < 0 || status >= row.size() ? "" : row.get(status)));
    }

    private IntStream numbers() {
        return IntStream.range(2, rows + 2);
    }

    private static String phone(int row) {
        return Drafts.phone(row);
    }

    private static String key(int row) {
        return "key%013d".formatted(row);
    }

    private void mark(int column, String role) throws IOException, InterruptedException {
        Map<String, Object> place = Map.of(
                "sheetId",
                made.tab(TAB).sheetId(),
                "dimension",
                "COLUMNS",
                "startIndex",
                column,
                "endIndex",
                column + 1);
        Map<String, Object> metadata = Map.of(
                "metadataKey",
                "rowcast.column",
                "metadataValue",
                role,
                "visibility",
                "DOCUMENT",
                "location",
                Map.of("dimensionRange", place));
        Map<String, Object> body =
                Map.of("requests", List.of(Map.of("createDeveloperMetadata", Map.of("developerMetadata", metadata))));
        HttpRequest request = HttpRequest.newBuilder(sandbox.resolve("/v4/spreadsheets/" + id() + ":batchUpdate"))
                .header("Authorization", "Bearer " + sheets.accessToken(OWNER))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body)))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
