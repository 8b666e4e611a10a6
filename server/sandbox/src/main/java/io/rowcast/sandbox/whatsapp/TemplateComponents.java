package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A template's components as Meta keeps and lists them, from either letter case that its own samples send (fixtures). */
final class TemplateComponents {
    /** Where the buttons of one-time passwords lead. */
    static final String OTP_ADDRESS = "https://www.whatsapp.com/otp/code/";

    private TemplateComponents() {}

    static ArrayNode normalised(ArrayNode components, String category) {
        ArrayNode kept = components.deepCopy();
        for (JsonNode component : kept) {
            if (component instanceof ObjectNode object) {
                upperCase(object, "type");
                upperCase(object, "format");
                headerFormat(object);
                object.path("buttons").forEach(TemplateComponents::normaliseButton);
                object.path("cards").forEach(card -> normaliseCard(card, category));
                if (category.equals("AUTHENTICATION")) {
                    writeBody(object);
                    writeFooter(object);
                }
            }
        }
        return kept;
    }

    /** A header with a text and no format is one of text, as in a sample of Meta's (fixtures req-template-create). */
    private static void headerFormat(ObjectNode component) {
        boolean unsaid = component.path("type").asText().equals("HEADER") && !component.has("format");
        if (unsaid) {
            component.put("format", "TEXT");
        }
    }

    private static void normaliseCard(JsonNode card, String category) {
        if (card instanceof ObjectNode object && object.path("components") instanceof ArrayNode components) {
            object.set("components", normalised(components, category));
        }
    }

    private static void normaliseButton(JsonNode button) {
        if (button instanceof ObjectNode object) {
            upperCase(object, "type");
            if (object.path("type").asText().equals("OTP")) {
                otpButton(object);
            }
        }
    }

    /**
     * Meta turns one-time-password buttons into URL buttons whose suffix is the code, which is why a send names the code twice
     * (facts 2.5).
     */
    private static void otpButton(ObjectNode button) {
        String otpType = button.path("otp_type").asText("COPY_CODE").toUpperCase(Locale.ROOT);
        button.put("type", "URL")
                .put("text", button.path("text").asText("Copy code"))
                .put("url", OTP_ADDRESS + "?otp_type=" + otpType + "&code=otp{{1}}");
    }

    /** The text of authentication templates is Meta's own; the request only says what to add to it (fixtures req-template-create-*). */
    private static void writeBody(ObjectNode component) {
        boolean unwritten = component.path("type").asText().equals("BODY") && !component.has("text");
        if (unwritten) {
            boolean advice = component.path("add_security_recommendation").asBoolean();
            component.put(
                    "text",
                    "*{{1}}* is your verification code."
                            + (advice ? " For your security, do not share this code." : ""));
        }
    }

    /** Also Meta's own is the footer that says for how long a code is good. */
    private static void writeFooter(ObjectNode component) {
        if (component.path("type").asText().equals("FOOTER") && component.has("code_expiration_minutes")) {
            component.put(
                    "text",
                    "This code expires in "
                            + component.path("code_expiration_minutes").asInt() + " minutes.");
        }
    }

    private static void upperCase(ObjectNode object, String member) {
        if (object.path(member).isTextual()) {
            object.put(member, object.path(member).asText().toUpperCase(Locale.ROOT));
        }
    }
}
