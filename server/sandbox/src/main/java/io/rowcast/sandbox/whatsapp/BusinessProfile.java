package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people see of the business on its number's profile (fixtures req- and resp-business-profile). */
final class BusinessProfile {
    private static final List<String> FIELDS =
            List.of("about", "address", "description", "email", "profile_picture_url", "websites", "vertical");

    /** Meta's page on business profiles. */
    private static final Map<String, Integer> LONGEST =
            Map.of("about", 139, "address", 256, "description", 512, "email", 128);

    private static final int MOST_WEBSITES = 2;

    private final ObjectNode values = Json.object();

    /** The fields that are asked for and set; all of them where none is named. */
    synchronized ObjectNode json(@Nullable String fields) {
        List<String> asked = fields == null || fields.isBlank() ? FIELDS : List.of(fields.split("\\s*,\\s*"));
        ObjectNode profile = Json.object();
        for (String field : asked) {
            if (!FIELDS.contains(field)) {
                throw GraphError.plain("Tried accessing nonexisting field (" + field
                                + ") on node type (WhatsAppBusinessProfile)")
                        .refused();
            }
            if (values.has(field)) {
                profile.set(field, values.path(field));
            }
        }
        profile.put("messaging_product", "whatsapp");
        ObjectNode answer = Json.object();
        answer.putArray("data").add(profile);
        return answer;
    }

    /** What a request leaves out stays as it is. */
    synchronized ObjectNode change(ObjectNode request) {
        LONGEST.forEach((field, longest) -> {
            if (request.path(field).asText("").length() > longest) {
                throw GraphError.plain("Param " + field + " must be at most " + longest + " characters long.")
                        .refused();
            }
        });
        ArrayNode websites = websites(request.path("websites"));
        for (String field : FIELDS) {
            if (request.has(field) && !field.equals("websites")) {
                values.set(field, request.path(field));
            }
        }
        if (request.has("websites")) {
            values.set("websites", websites);
        }
        if (request.hasNonNull("profile_picture_handle")) {
            values.put("profile_picture_url", "https://pps.whatsapp.net/v/sandbox-profile-picture");
        }
        return Json.object().put("success", true);
    }

    /** A list, which forms of the older kind write as text or as members that are numbered (fixtures req-business-profile). */
    private static ArrayNode websites(JsonNode given) {
        JsonNode read = given.isTextual()
                ? Json.read(given.asText().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .orElse(given)
                : given;
        ArrayNode websites = Json.array();
        read.forEach(website -> {
            if (website.isTextual()) {
                websites.add(website.asText());
            }
        });
        if (websites.size() > MOST_WEBSITES) {
            throw GraphError.plain("Param websites must have at most " + MOST_WEBSITES + " elements.")
                    .refused();
        }
        return websites;
    }
}
