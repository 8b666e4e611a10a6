package io.rowcast.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** The {@code template} member of a send (facts 2.5). */
final class TemplateMessageWire {
    private final Template template;
    private final Values values;

    private TemplateMessageWire(Template template, Values values) {
        this.template = template;
        this.values = values;
    }

    static ObjectNode of(Template template, Values values) {
        return new TemplateMessageWire(template, values).write();
    }

    private ObjectNode write() {
        ObjectNode node = MessageWire.JSON.objectNode().put("name", template.name());
        // Meta's own schema asks for the policy, its samples leave it out (facts 2.5): both forms are taken.
        node.putObject("language").put("policy", "deterministic").put("code", template.language());
        ArrayNode components = MessageWire.JSON.arrayNode();
        Panel message = template.parts().message();
        addTexts(components, message);
        addOffer(components);
        addCards(components);
        message.buttons().forEach(button -> new ButtonWire(message.keys(), values).addTo(components, button));
        if (!components.isEmpty()) {
            node.set("components", components);
        }
        return node;
    }

    private void addTexts(ArrayNode components, Panel panel) {
        addIfFilled(components, "header", headerParameters(panel));
        addIfFilled(
                components, "body", texts(panel.keys().body(""), panel.body().gaps()));
    }

    private static void addIfFilled(ArrayNode components, String type, ArrayNode parameters) {
        if (!parameters.isEmpty()) {
            components.addObject().put("type", type).set("parameters", parameters);
        }
    }

    private ArrayNode headerParameters(Panel panel) {
        ArrayNode parameters = MessageWire.JSON.arrayNode();
        switch (panel.header()) {
            case null -> {}
            case Header.Text header ->
                parameters.addAll(texts(panel.keys().header(""), header.text().gaps()));
            case Header.Media header -> {
                String type = header.kind().name().toLowerCase(Locale.ROOT);
                parameters.addObject().put("type", type).set(type, MessageWire.file(panel, values));
            }
            case Header.Location ignored ->
                parameters.addObject().put("type", "location").set("location", location(panel.keys()));
            case Header.Other ignored -> {}
        }
        return parameters;
    }

    /** Meta's samples write the coordinates as text (fixtures req-location-*). */
    private ObjectNode location(InputKey keys) {
        ObjectNode place = MessageWire.JSON.objectNode();
        for (String member : List.of("latitude", "longitude", "name", "address")) {
            place.put(member, values.shown(keys.header(member)));
        }
        return place;
    }

    private ArrayNode texts(String prefix, List<String> gaps) {
        ArrayNode parameters = MessageWire.JSON.arrayNode();
        for (String gap : gaps) {
            ObjectNode parameter = parameters.addObject();
            Value value = values.find(prefix + gap).orElse(new Value.Text(""));
            parameter.put("type", typeOf(value));
            if (template.named()) {
                parameter.put("parameter_name", gap);
            }
            putValue(parameter, value);
        }
        return parameters;
    }

    private static String typeOf(Value value) {
        return switch (value) {
            case Value.Money ignored -> "currency";
            case Value.DateTime ignored -> "date_time";
            case Value.Text ignored -> "text";
            case Value.File ignored -> "text";
            case Value.End ignored -> "text";
        };
    }

    private static void putValue(ObjectNode parameter, Value value) {
        switch (value) {
            case Value.Money money ->
                parameter
                        .putObject("currency")
                        .put("fallback_value", money.shown())
                        .put("code", money.currency())
                        .put("amount_1000", money.thousandths());
            case Value.DateTime time -> parameter.putObject("date_time").put("fallback_value", time.shown());
            case Value.Text text -> parameter.put("text", text.shown());
            case Value.File file -> parameter.put("text", file.shown());
            case Value.End end -> parameter.put("text", end.shown());
        }
    }

    private void addOffer(ArrayNode components) {
        if (values.find(InputKey.EXPIRATION).orElse(null) instanceof Value.End end) {
            ObjectNode parameter = components
                    .addObject()
                    .put("type", "limited_time_offer")
                    .putArray("parameters")
                    .addObject()
                    .put("type", "limited_time_offer");
            parameter
                    .putObject("limited_time_offer")
                    .put("expiration_time_ms", end.at().toEpochMilli());
        }
    }

    private void addCards(ArrayNode components) {
        if (template.parts().cards().isEmpty()) {
            return;
        }
        ArrayNode cards = components.addObject().put("type", "carousel").putArray("cards");
        for (Panel card : template.parts().cards()) {
            ArrayNode ofCard = cards.addObject().put("card_index", card.card()).putArray("components");
            addTexts(ofCard, card);
            card.buttons().forEach(button -> new ButtonWire(card.keys(), values).addTo(ofCard, button));
        }
    }
}
