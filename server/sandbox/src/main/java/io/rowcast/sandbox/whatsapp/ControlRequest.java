package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Set;

/** The JSON of one control call. What it leaves out stays as it is; what it misspells is an error, so no test is fooled. */
record ControlRequest(ObjectNode json) {
    static ControlRequest of(Context ctx, String... members) {
        ObjectNode json = Json.parse(ctx.bodyAsBytes())
                .orElseThrow(() -> new WrongControlException("the body is not a JSON object"));
        json.fieldNames().forEachRemaining(name -> {
            if (!Set.of(members).contains(name)) {
                throw new WrongControlException(
                        "\"" + name + "\" is not known here; use " + String.join(", ", members));
            }
        });
        return new ControlRequest(json);
    }

    boolean has(String member) {
        return json.hasNonNull(member);
    }

    JsonNode get(String member) {
        return json.path(member);
    }

    String text(String member, String otherwise) {
        return has(member) ? json.path(member).asText() : otherwise;
    }

    long number(String member, long otherwise) {
        if (!has(member)) {
            return otherwise;
        }
        if (!json.path(member).isIntegralNumber()) {
            throw new WrongControlException("\"" + member + "\" must be a whole number");
        }
        return json.path(member).asLong();
    }

    boolean flag(String member, boolean otherwise) {
        if (!has(member)) {
            return otherwise;
        }
        if (!json.path(member).isBoolean()) {
            throw new WrongControlException("\"" + member + "\" must be true or false");
        }
        return json.path(member).asBoolean();
    }
}
