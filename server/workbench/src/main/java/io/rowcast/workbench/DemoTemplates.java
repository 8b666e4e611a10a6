package io.rowcast.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A template of every kind for the demo's account, made as a business makes them: by Meta's own API. */
final class DemoTemplates {
    private static final JsonMapper JSON = new JsonMapper();

    private DemoTemplates() {}

    static void create(Controls controls) {
        String edge = "/v24.0/" + DemoAccount.WABA_ID + "/message_templates";
        read().forEach(template -> controls.send("POST", edge, template));
    }

    private static JsonNode read() {
        try (InputStream in = Objects.requireNonNull(DemoTemplates.class.getResourceAsStream("/demo-templates.json"))) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
