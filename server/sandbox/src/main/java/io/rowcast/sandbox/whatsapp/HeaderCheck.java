package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/** The header of a template send: text, a file, a place or a product (facts 2.5). */
final class HeaderCheck {
    private static final int LONGEST_TEXT = 60;
    private static final Set<String> FILES = Set.of("IMAGE", "VIDEO", "DOCUMENT");

    private final MediaCheck media;

    HeaderCheck(MediaCheck media) {
        this.media = media;
    }

    void check(TemplateShape shape, Template template, JsonNode header) {
        JsonNode first = header.path("parameters").path(0);
        switch (shape.headerFormat()) {
            case "" -> checkNone(first);
            case "TEXT" -> {
                ParameterCheck.text("header", shape.headerVariables(), template, header);
                ParameterCheck.length("header", shape.header(), LONGEST_TEXT, header);
            }
            default -> checkContent(shape.headerFormat(), first);
        }
    }

    private static void checkNone(JsonNode parameter) {
        if (!parameter.isMissingNode()) {
            throw mismatch("UNKNOWN", received(parameter)).refused();
        }
    }

    private void checkContent(String format, JsonNode parameter) {
        String kind = format.toLowerCase(Locale.ROOT);
        JsonNode content = parameter.path(kind);
        if (!received(parameter).equals(format) || !content.isObject()) {
            throw mismatch(format, received(parameter)).refused();
        }
        if (FILES.contains(format)) {
            media.check("header: " + kind, content);
        } else if (format.equals("LOCATION")) {
            MessageCheck.checkPlace(content);
        } else if (format.equals("PRODUCT")) {
            MessageCheck.need(content, "product_retailer_id", "catalog_id");
        }
    }

    private static String received(JsonNode parameter) {
        return parameter.path("type").asText("UNKNOWN").toUpperCase(Locale.ROOT);
    }

    private static GraphError mismatch(String expected, String received) {
        return GraphError.templateFormat("header: Format mismatch, expected " + expected + ", received " + received);
    }
}
