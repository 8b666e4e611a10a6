package io.rowcast.sandbox.sheets;

import io.rowcast.sandbox.sheets.wire.ApiException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A call's query parameters. */
record Query(Map<String, List<String>> parameters) {
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /** Python's clients write True and False. */
    boolean flag(String name) {
        return first(name).map(Boolean::parseBoolean).orElse(false);
    }

    /**
     * One of an enumeration's words.
     *
     * @throws ApiException 400 for another one
     */
    <E extends Enum<E>> E one(Class<E> type, String name, E usual) {
        return first(name).map(word -> parse(type, name, word)).orElse(usual);
    }

    static <E extends Enum<E>> E parse(Class<E> type, String name, String word) {
        return List.of(type.getEnumConstants()).stream()
                .filter(constant -> constant.name().equals(word))
                .findFirst()
                .orElseThrow(() -> {
                    String field = name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
                    return ApiException.badField(
                            field,
                            "Invalid value at '" + field + "' (type.googleapis.com/google.apps.sheets.v4."
                                    + type.getSimpleName() + "), \"" + word + "\"");
                });
    }
}
