package io.rowcast.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.platform.json.Json;
import io.rowcast.workspace.SheetRows.SheetRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds the columns of a recipe again, by their headings, in a sheet whose columns may have moved since. Columns that the
 * recipe does not use may be gone. Pure.
 */
sealed interface Relettering {
    /**
     * Each is there, once.
     *
     * @param recipe as it is stored, with the letters of now
     * @param cells which cells of a row, from 0, are those of the recipe's columns
     */
    record Found(String recipe, List<Integer> cells) implements Relettering {
        /** What the recipe's columns show in a row. */
        List<String> cells(SheetRow row) {
            return cells.stream().map(row::cell).toList();
        }
    }

    /** @param explanation what is missing and what to do, for the user */
    record Changed(String explanation) implements Relettering {}

    /**
     * Looks for the columns of a stored recipe.
     *
     * @param headings of the sheet as it is now, by column from A
     */
    static Relettering of(String recipe, List<String> headings) {
        ObjectNode tree = tree(recipe);
        Set<String> used = used(tree);
        ArrayNode columns = Json.MAPPER.createArrayNode();
        List<Integer> cells = new ArrayList<>();
        Map<String, String> letters = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (JsonNode column : tree.path("columns")) {
            String name = column.path("name").asText();
            String letter = column.path("letter").asText();
            int times = name.isBlank() ? 0 : Collections.frequency(headings, name);
            if (times == 1) {
                int index = headings.indexOf(name);
                columns.addObject().put("name", name).put("letter", letter(index));
                cells.add(index);
                letters.put(letter, letter(index));
            } else if (used.contains(letter)) {
                missing.add(problem(name, letter, times));
            }
        }
        if (!missing.isEmpty()) {
            return new Changed(String.join(" ", missing));
        }
        tree.set("columns", columns);
        places(tree)
                .forEach(place ->
                        place.put("column", letters.get(place.path("column").asText())));
        tree.put("recipientColumn", letters.get(tree.path("recipientColumn").asText()));
        return new Found(tree.toString(), cells);
    }

    /** Whether the columns that a stored recipe uses could be found again: whether each has a heading of its own. */
    static Relettering ofItself(String recipe) {
        List<String> headings = new ArrayList<>();
        tree(recipe)
                .path("columns")
                .forEach(column -> headings.add(column.path("name").asText()));
        return of(recipe, headings);
    }

    private static String problem(String name, String letter, int times) {
        if (name.isBlank()) {
            return "Column " + letter + " has no heading in row 1, so it could not be found again.";
        }
        return times == 0
                ? "The sheet has no column “" + name + "”."
                : "The sheet has " + times + " columns “" + name + "”.";
    }

    private static ObjectNode tree(String recipe) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(recipe);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored recipe cannot be read", e);
        }
    }

    private static Set<String> used(ObjectNode recipe) {
        Set<String> used = new TreeSet<>();
        used.add(recipe.path("recipientColumn").asText());
        places(recipe).forEach(place -> used.add(place.path("column").asText()));
        return used;
    }

    /** Whatever names a column: the sources of the mapping, and the condition on rows. */
    private static Stream<ObjectNode> places(ObjectNode recipe) {
        return Stream.concat(recipe.path("mapping").valueStream(), Stream.of(recipe.path("only")))
                .filter(place -> place.hasNonNull("column"))
                .map(ObjectNode.class::cast);
    }

    /** In A1 notation, from 0. */
    private static String letter(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }
}
