package io.rowcast.workbench.chaos;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The service by itself, with the Google account of a person who consented. */
final class GoogleAccountPen implements Pen {
    private static final String EMAIL = "statuses@shop.example";

    @Override
    public String email() {
        return EMAIL;
    }

    @Override
    public String link(World world, Map<String, Object> sheet) {
        Calls api = world.api();
        String consentPage = api.post("/v1/google-connections", Map.of())
                .path("authorizationUrl")
                .asText();
        URI back = world.google().consent(consentPage, EMAIL, true);
        api.open(back.getRawPath() + "?" + back.getRawQuery());
        String connection = api.get("/v1/google-connections")
                .path("connections")
                .path(0)
                .path("id")
                .asText();
        Map<String, Object> body = new HashMap<>(sheet);
        body.put("pen", Map.of("kind", "google-account", "connectionId", connection));
        return api.put("/v1/sheet-links", body).path("id").asText();
    }

    @Override
    public AutoCloseable start(World world, String spreadsheetId, String link) {
        return () -> {};
    }

    @Override
    public String toString() {
        return "google-account";
    }
}
