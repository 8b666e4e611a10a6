package io.rowcast.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.audience.Column;
import io.rowcast.platform.json.Json;
import io.rowcast.render.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A recipe as JSON in the database; field names are those of the API's campaign draft. */
record RecipeWire(
        JsonNode template,
        List<Column> columns,
        String recipientColumn,
        String defaultRegion,
        Map<String, SourceWire> mapping) {
    static String write(Recipe recipe) {
        Map<String, SourceWire> mapping = new LinkedHashMap<>();
        recipe.mapping().forEach((input, source) -> mapping.put(input, SourceWire.of(source)));
        try {
            return Json.MAPPER.writeValueAsString(new RecipeWire(
                    Json.MAPPER.readTree(recipe.template()),
                    recipe.columns(),
                    recipe.recipientColumn(),
                    recipe.defaultRegion(),
                    mapping));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a recipe cannot be written", e);
        }
    }

    static Recipe read(String json) {
        try {
            RecipeWire wire = Json.MAPPER.readValue(json, RecipeWire.class);
            Map<String, Source> mapping = new LinkedHashMap<>();
            wire.mapping().forEach((input, source) -> mapping.put(input, source.source()));
            return new Recipe(
                    wire.template().toString(), wire.columns(), wire.recipientColumn(), wire.defaultRegion(), mapping);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored recipe cannot be read", e);
        }
    }
}
