package io.rowcast.crash;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.platform.json.Json;
import io.rowcast.sandbox.client.SheetsControl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A sheet as the add-on leaves it for a campaign: a key for every row, the phone and the key column marked. */
final class OrdersSheet {
    private static final String OWNER = "marketer@example.com";
    private static final String TAB = "Orders";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final URI sandbox;
    private final SheetsControl sheets;
    private final int firstPerson;
    private final int rows;
    private final SheetsControl.Spreadsheet made;

    /** With people in it who are in no other sheet. */
    OrdersSheet(URI sandbox, int rows) throws IOException, InterruptedException {
        this.sandbox = sandbox;
        this.sheets = new SheetsControl(sandbox);
        this.rows = rows;
        this.firstPerson = PEOPLE.getAndAdd(rows);
        List<List<String>> all = new ArrayList<>();
        all.add(List.of("Phone", "Name", "Order", "Rowcast key"));
        IntStream.range(0, rows)
                .forEach(place -> all.add(List.of(phone(place), name(place), "A-" + place, key(place))));
        this.made = sheets.create("Orders", OWNER, new SheetsControl.NewTab(TAB, all));
        mark(0, "recipient");
        mark(3, "key");
    }

    String id() {
        return made.spreadsheetId();
    }

    /** The marketer goes on working. */
    void sortByName(boolean descending) {
        sheets.user(OWNER, id()).sort(TAB, 1, descending);
    }

    Map<String, Object> reference() {
        return Map.of("spreadsheetId", id(), "sheetId", made.tab(TAB).sheetId(), "title", TAB, "timeZone", "Etc/UTC");
    }

    /** As the add-on puts them: {@code count} rows from the one at {@code first}, counted from 0. */
    List<Map<String, Object>> rowsToSend(int first, int count) {
        assertThat(first + count).as("rows of the sheet").isLessThanOrEqualTo(rows);
        return IntStream.range(first, first + count)
                .mapToObj(place -> Map.<String, Object>of(
                        "row", place + 2, "key", key(place), "cells", List.of(phone(place), name(place), "A-" + place)))
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

    /** A valid British mobile number, of one person in all sheets. */
    String phone(int place) {
        return "+447400" + "%06d".formatted(firstPerson + place);
    }

    private static String name(int place) {
        return "Person %05d".formatted(place);
    }

    private static String key(int place) {
        return "key%013d".formatted(place);
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
