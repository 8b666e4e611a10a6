package io.rowcast.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.audience.Column;
import io.rowcast.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The column letters in a stored recipe, wherever they stand in it. */
final class RecipeLettersWire {
    private final ObjectNode recipe;

    private RecipeLettersWire(ObjectNode recipe) {
        this.recipe = recipe;
    }

    static RecipeLettersWire of(String recipe) {
        try {
            return new RecipeLettersWire((ObjectNode) Json.MAPPER.readTree(recipe));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored recipe cannot be read", e);
        }
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (JsonNode column : recipe.path("columns")) {
            columns.add(new Column(
                    column.path("name").asText(), column.path("letter").asText()));
        }
        return columns;
    }

    /** The letters that the recipe cannot do without. */
    Set<String> used() {
        Set<String> used = new TreeSet<>();
        used.add(recipe.path("recipientColumn").asText());
        places().forEach(place -> used.add(place.path("column").asText()));
        return used;
    }

    /**
     * The recipe with other letters.
     *
     * @param columns all that remain, with the letters of now
     * @param letters for each that is used
     */
    String with(List<Column> columns, Map<String, String> letters) {
        ObjectNode changed = recipe.deepCopy();
        ArrayNode named = Json.MAPPER.createArrayNode();
        columns.forEach(column -> named.addObject().put("name", column.name()).put("letter", column.letter()));
        changed.set("columns", named);
        changed.put(
                "recipientColumn", letters.get(recipe.path("recipientColumn").asText()));
        new RecipeLettersWire(changed)
                .places()
                .forEach(place ->
                        place.put("column", letters.get(place.path("column").asText())));
        return changed.toString();
    }

    /** Whatever names a column: the sources of the mapping, and the condition on rows. */
    private Stream<ObjectNode> places() {
        return Stream.concat(recipe.path("mapping").valueStream(), Stream.of(recipe.path("only")))
                .filter(place -> place.hasNonNull("column"))
                .map(ObjectNode.class::cast);
    }
}
