package io.rowcast.workbench.chaos;

import java.util.HashMap;
import java.util.Map;

/** The service by itself, as the account that the spreadsheet is shared with. */
final class ServiceAccountPen implements Pen {
    @Override
    public String email() {
        return World.SERVICE_ACCOUNT;
    }

    @Override
    public String link(World world, Map<String, Object> sheet) {
        Map<String, Object> body = new HashMap<>(sheet);
        body.put("pen", Map.of("kind", "service-account"));
        return world.api().put("/v1/sheet-links", body).path("id").asText();
    }

    @Override
    public AutoCloseable start(World world, String spreadsheetId, String link) {
        return () -> {};
    }

    @Override
    public String toString() {
        return "service-account";
    }
}
