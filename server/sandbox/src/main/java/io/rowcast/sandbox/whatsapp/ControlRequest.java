package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;

/** The JSON of one control call. What it leaves out stays as it is; what it misspells is an error, so no test is fooled. */
record ControlRequest(ObjectNode json) {
    static ControlRequest of(Context ctx, String... members) {
        return of(body(ctx), members);
    }

    /** One object inside a call's JSON. */
    static ControlRequest of(JsonNode json, String... members) {
        json.fieldNames().forEachRemaining(name -> {
            if (!Set.of(members).contains(name)) {
                throw new WrongControlException(
                        "\"" + name + "\" is not known here; use " + String.join(", ", members));
            }
        });
        if (json instanceof ObjectNode object) {
            return new ControlRequest(object);
        }
        throw new WrongControlException(json + " is not an object with " + String.join(", ", members));
    }

    /** The whole body, whose members the caller knows how to judge. */
    static ObjectNode body(Context ctx) {
        return Json.parse(ctx.bodyAsBytes())
                .orElseThrow(() -> new WrongControlException("the body is not a JSON object"));
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

    /** One of the words that are known here. */
    String oneOf(String member, List<String> words) {
        String word = text(member, "");
        if (!words.contains(word)) {
            throw new WrongControlException(
                    member + " \"" + word + "\" is not known; use one of " + String.join(", ", words));
        }
        return word;
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
