package io.rowcast.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.rowcast.platform.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The record as the API tells it. */
final class AuditView {
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private AuditView() {}

    /** @param next below which the following page starts; null on the last */
    record Page(List<AuditEntry> entries, @Nullable Long next) {}

    /** Facts as they stand in the database. */
    static Map<String, String> facts(String json) {
        try {
            return Json.MAPPER.readValue(json, FACTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts that are not ours", e);
        }
    }
}
