package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The cards of a carousel template (facts 2.5; fixtures req-template with a carousel). */
final class CarouselCheck {
    private static final int LONGEST_BODY = 160;
    private static final int MOST_CARDS = 10;

    private final HeaderCheck headers;

    CarouselCheck(HeaderCheck headers) {
        this.headers = headers;
    }

    void check(Template template, JsonNode carousel) {
        List<TemplateShape> shapes = template.shape().cards();
        if (shapes.isEmpty() && !carousel.isMissingNode()) {
            throw GraphError.templateFormat("carousel: the template has no carousel")
                    .refused();
        }
        List<JsonNode> cards = inOrder(carousel.path("cards"));
        checkCount(shapes, cards.size());
        for (int i = 0; i < cards.size(); i++) {
            checkCard(i, shapes.get(Math.min(i, shapes.size() - 1)), template, cards.get(i));
        }
    }

    private static List<JsonNode> inOrder(JsonNode cards) {
        List<JsonNode> sorted = new ArrayList<>();
        cards.forEach(sorted::add);
        sorted.sort(Comparator.comparingInt(card -> card.path("card_index").asInt()));
        return sorted;
    }

    /** Cards with products are alike, so a send may have more of them than the template (fixtures req-template with products). */
    private static void checkCount(List<TemplateShape> shapes, int sent) {
        boolean products = !shapes.isEmpty() && shapes.getFirst().headerFormat().equals("PRODUCT");
        boolean fits = products ? sent >= shapes.size() && sent <= MOST_CARDS : sent == shapes.size();
        if (!fits) {
            throw GraphError.templateParameters("carousel: number of cards (" + sent
                            + ") does not match the expected number of cards (" + shapes.size() + ")")
                    .refused();
        }
    }

    private void checkCard(int index, TemplateShape shape, Template template, JsonNode card) {
        if (card.path("card_index").asInt(-1) != index) {
            throw GraphError.templateParameters("carousel: card_index " + index + " is missing")
                    .refused();
        }
        JsonNode components = card.path("components");
        headers.check(shape, template, TemplateShape.component(components, "header"));
        JsonNode body = TemplateShape.component(components, "body");
        ParameterCheck.text("carousel: body of card " + index, shape.bodyVariables(), template, body);
        ParameterCheck.length("carousel: body of card " + index, shape.body(), LONGEST_BODY, body);
        ButtonCheck.check(shape.buttons(), components);
    }
}
