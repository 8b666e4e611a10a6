package io.rowcast.render;

import static io.rowcast.render.PanelWire.text;
import static io.rowcast.render.PanelWire.word;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Meta's template object (facts 3), in upper and lower case as both are in use. */
final class TemplateWire {
    private final PanelWire message = new PanelWire(null);
    private final List<PanelWire> cards = new ArrayList<>();
    private final List<String> obstacles = new ArrayList<>();
    private @Nullable String footer;
    private @Nullable Offer offer;

    private TemplateWire() {}

    static Template parse(String definition) {
        JsonNode node = tree(definition);
        if (text(node, "name").isEmpty()) {
            throw new IllegalArgumentException("a template is a JSON object with a name");
        }
        return new TemplateWire().read(node);
    }

    private static JsonNode tree(String definition) {
        try {
            return Json.MAPPER.readTree(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a template is a JSON object", e);
        }
    }

    private Template read(JsonNode node) {
        node.path("components").forEach(this::readComponent);
        message.writeCodeBody();
        Template.Parts parts = new Template.Parts(
                message.panel(),
                footer,
                offer,
                cards.stream().map(PanelWire::panel).toList());
        boolean named = isNamed(node, parts);
        if (parts.message().body().text().isEmpty()) {
            obstacles.add(Obstacles.NO_BODY);
        }
        parts.panels().forEach(panel -> Obstacles.ofGaps(named, panel).ifPresent(obstacles::add));
        obstacles.addAll(message.obstacles());
        cards.forEach(card -> obstacles.addAll(card.obstacles()));
        return new Template(
                new Template.Identity(text(node, "name"), text(node, "language"), word(node, "category"), named),
                parts,
                examples(),
                Obstacles.ofStatus(word(node, "status"), text(node, "rejected_reason"))
                        .orElse(null),
                obstacles.stream().distinct().toList());
    }

    private Map<String, String> examples() {
        Map<String, String> examples = new HashMap<>(message.examples());
        cards.forEach(card -> examples.putAll(card.examples()));
        return examples;
    }

    /** POSITIONAL is the default (facts 3); copies of older lists leave the format out. */
    private static boolean isNamed(JsonNode node, Template.Parts parts) {
        String format = word(node, "parameter_format");
        return format.isEmpty()
                ? !parts.message().body().gaps().stream().allMatch(GappedText::isNumber)
                : format.equals("NAMED");
    }

    private void readComponent(JsonNode component) {
        if (message.read(component)) {
            return;
        }
        switch (word(component, "type")) {
            case "FOOTER" -> footer = component.hasNonNull("text") ? text(component, "text") : null;
            case "LIMITED_TIME_OFFER" -> {
                JsonNode described = component.path("limited_time_offer");
                offer = new Offer(
                        text(described, "text"),
                        described.path("has_expiration").asBoolean());
            }
            case "CAROUSEL" -> readCards(component.path("cards"));
            default -> obstacles.add(Obstacles.ofPart(text(component, "type")));
        }
    }

    private void readCards(JsonNode described) {
        if (described.isEmpty()) {
            obstacles.add(Obstacles.NO_CARDS);
        }
        for (JsonNode card : described) {
            PanelWire panel = new PanelWire(cards.size());
            cards.add(panel);
            for (JsonNode component : card.path("components")) {
                if (!panel.read(component)) {
                    obstacles.add(Obstacles.ofPart(text(component, "type")));
                }
            }
        }
    }
}
