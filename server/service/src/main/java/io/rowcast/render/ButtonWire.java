package io.rowcast.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.platform.json.Json;
import java.util.Optional;

/** What a send says of a template's buttons (facts 2.5). */
final class ButtonWire {
    /** What Meta puts where a flow's token is not given; named here so that the parameter is never empty. */
    private static final String NO_TOKEN = "unused";

    private final InputKey keys;
    private final Values values;

    ButtonWire(InputKey keys, Values values) {
        this.keys = keys;
        this.values = values;
    }

    /** Adds what the button needs; nothing where it needs nothing. */
    void addTo(ArrayNode components, Button button) {
        switch (button) {
            case Button.Url url ->
                values.text(keys.url(url)).ifPresent(suffix -> add(components, "url", url, text(suffix)));
            case Button.Code code ->
                values.text(InputKey.CODE).ifPresent(value -> add(components, "url", code, text(value)));
            case Button.Reply reply ->
                values.text(keys.payload(reply))
                        .ifPresent(payload -> add(
                                components,
                                "quick_reply",
                                reply,
                                parameter("payload").put("payload", payload)));
            case Button.Coupon coupon ->
                values.text(keys.coupon(coupon))
                        .ifPresent(code -> add(
                                components,
                                "copy_code",
                                coupon,
                                parameter("coupon_code").put("coupon_code", code)));
            case Button.Flow flow -> add(components, "flow", flow, flow(flow));
            case Button.Catalog catalog ->
                values.text(keys.product(catalog))
                        .ifPresent(product -> add(components, "catalog", catalog, thumbnail(product)));
            case Button.Phone ignored -> {}
            case Button.Other ignored -> {}
        }
    }

    private static ObjectNode parameter(String type) {
        return MessageWire.JSON.objectNode().put("type", type);
    }

    private static ObjectNode text(String value) {
        return parameter("text").put("text", value);
    }

    private static ObjectNode thumbnail(String product) {
        ObjectNode parameter = parameter("action");
        parameter.putObject("action").put("thumbnail_product_retailer_id", product);
        return parameter;
    }

    private ObjectNode flow(Button.Flow flow) {
        ObjectNode parameter = parameter("action");
        ObjectNode action = parameter
                .putObject("action")
                .put("flow_token", values.text(keys.flowToken(flow)).orElse(NO_TOKEN));
        values.text(keys.flowData(flow))
                .flatMap(ButtonWire::object)
                .ifPresent(data -> action.set("flow_action_data", data));
        return parameter;
    }

    /** A JSON object; empty where the text is none. */
    static Optional<JsonNode> object(String text) {
        try {
            return Optional.of(Json.MAPPER.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    /** Meta's samples write the index as text and as number; text is the elder (facts 2.5). */
    private static void add(ArrayNode components, String subType, Button button, ObjectNode parameter) {
        components
                .addObject()
                .put("type", "button")
                .put("sub_type", subType)
                .put("index", String.valueOf(button.index()))
                .putArray("parameters")
                .add(parameter);
    }
}
