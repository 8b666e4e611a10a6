package io.rowcast.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.audience.Column;
import io.rowcast.platform.json.Json;
import io.rowcast.render.FreeForm;
import io.rowcast.render.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recipe as JSON in the database; field names are those of the API's campaign draft.
 *
 * @param files what was known of the uploaded files of the mapping when the draft was made
 */
record RecipeWire(
        @Nullable JsonNode template,
        @Nullable FreeFormWire freeForm,
        List<Column> columns,
        String recipientColumn,
        String defaultRegion,
        Map<String, SourceWire> mapping,
        @Nullable Map<UUID, FileWire> files,
        @Nullable OnlyWire only,
        @Nullable ConsentWire consent) {
    record FileWire(String kind, String filename) {}

    static String write(Recipe recipe) {
        Map<String, SourceWire> mapping = new LinkedHashMap<>();
        Map<UUID, FileWire> files = new LinkedHashMap<>();
        recipe.mapping().forEach((input, source) -> {
            mapping.put(input, SourceWire.of(source));
            if (source instanceof Source.Uploaded file) {
                files.put(file.media(), new FileWire(file.kind(), file.filename()));
            }
        });
        try {
            return Json.MAPPER.writeValueAsString(new RecipeWire(
                    recipe.definition().isPresent()
                            ? Json.MAPPER.readTree(recipe.definition().get())
                            : null,
                    recipe.content() instanceof Recipe.Content.Own own ? FreeFormWire.of(own.freeForm()) : null,
                    recipe.columns(),
                    recipe.recipientColumn(),
                    recipe.defaultRegion(),
                    mapping,
                    files.isEmpty() ? null : files,
                    OnlyWire.of(recipe.only()),
                    ConsentWire.of(recipe.consent())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a recipe cannot be written", e);
        }
    }

    static Recipe read(String json) {
        try {
            return Json.MAPPER.readValue(json, RecipeWire.class).recipe();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored recipe cannot be read", e);
        }
    }

    /** Reads a recipe's own text alone; null where it has none. */
    static @Nullable FreeForm readFreeForm(@Nullable String json) {
        try {
            return json == null
                    ? null
                    : Json.MAPPER.readValue(json, FreeFormWire.class).freeForm();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored text cannot be read", e);
        }
    }

    private Recipe recipe() {
        Map<String, Source> sources = new LinkedHashMap<>();
        mapping.forEach((input, source) -> sources.put(input, source.source(this::file)));
        return new Recipe(
                content(),
                columns,
                recipientColumn,
                defaultRegion,
                sources,
                only == null ? null : only.only(),
                consent == null ? null : consent.consent());
    }

    private Recipe.Content content() {
        return freeForm == null
                ? new Recipe.Content.OfTemplate(Objects.requireNonNull(template).toString())
                : new Recipe.Content.Own(freeForm.freeForm());
    }

    private Source.Uploaded file(UUID media) {
        FileWire known = Objects.requireNonNull(Objects.requireNonNull(files).get(media));
        return new Source.Uploaded(media, known.kind(), known.filename());
    }
}
