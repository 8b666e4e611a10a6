package io.rowcast.workbench.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Makes and launches a campaign of every row by the service's API, as the add-on does. */
final class Launch {
    private static final int CHUNK = 1000;

    private Launch() {}

    /**
     * Launches it at once.
     *
     * @param sheet as the API takes it
     * @return the campaign's id
     */
    static String of(Calls api, UUID sender, Map<String, Object> sheet, List<List<String>> tab) {
        String campaign = "/v1/campaigns/"
                + api.post("/v1/campaigns", draft(sender, sheet)).path("id").asText();
        List<List<String>> rows = tab.subList(1, tab.size());
        for (int chunk = 0; chunk * CHUNK < rows.size(); chunk++) {
            api.put(campaign + "/rows/" + chunk, Map.of("rows", chunk(rows, chunk * CHUNK)));
        }
        String confirmation =
                api.get(campaign + "/preview").path("confirmation").asText();
        api.post(campaign + "/launch", Map.of("confirmation", confirmation, "schedule", Map.of("type", "now")));
        return campaign.substring(campaign.lastIndexOf('/') + 1);
    }

    private static Map<String, Object> draft(UUID sender, Map<String, Object> sheet) {
        List<Map<String, String>> columns = IntStream.range(0, Contacts.HEADINGS.size())
                .mapToObj(i -> Map.of("name", Contacts.HEADINGS.get(i), "letter", letter(i)))
                .toList();
        return Map.of(
                "name",
                "Chaos",
                "senderId",
                sender,
                "template",
                Map.of("name", "order_update", "language", "en_US"),
                "sheet",
                sheet,
                "columns",
                columns,
                "recipientColumn",
                letter(Contacts.HEADINGS.indexOf(Contacts.PHONE)),
                "defaultRegion",
                "GB",
                "mapping",
                Map.of(
                        "header.1", Map.of("column", "A"),
                        "body.1", Map.of("column", "B"),
                        "body.2", Map.of("column", "A"),
                        "body.3", Map.of("text", "Friday")));
    }

    private static String letter(int column) {
        return String.valueOf((char) ('A' + column));
    }

    private static List<Map<String, Object>> chunk(List<List<String>> rows, int first) {
        List<Map<String, Object>> chunk = new ArrayList<>();
        for (int row = first; row < Math.min(rows.size(), first + CHUNK); row++) {
            List<String> cells = rows.get(row);
            chunk.add(
                    Map.of("row", row + 2, "key", cells.get(Contacts.HEADINGS.indexOf(Contacts.KEY)), "cells", cells));
        }
        return chunk;
    }
}
