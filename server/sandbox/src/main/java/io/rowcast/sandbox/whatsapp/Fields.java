package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The {@code fields} parameter: what is asked for comes, {@code id} always, and an unknown name is an error (facts section 14). */
final class Fields {
    private Fields() {}

    static ObjectNode choose(ObjectNode everything, List<String> asked, String nodeType) {
        ObjectNode chosen = Json.object();
        for (String field : asked) {
            JsonNode value = everything.path(field);
            if (value.isMissingNode()) {
                throw new GraphError(
                                400,
                                100,
                                0,
                                "OAuthException",
                                "(#100) Tried accessing nonexisting field (" + field + ") on node type (" + nodeType
                                        + ")",
                                null)
                        .refused();
            }
            chosen.set(field, value);
        }
        chosen.set("id", everything.path("id"));
        return chosen;
    }
}
