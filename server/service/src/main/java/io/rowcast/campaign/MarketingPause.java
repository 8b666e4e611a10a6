package io.rowcast.campaign;

import io.rowcast.render.Template;
import java.util.List;

/**
 * Holds back rows to a country where WhatsApp delivers no marketing templates: the United States since 2025-04-01, by number
 * with a US area code (facts.md section 11). Canada and the islands share +1 and are not meant.
 */
final class MarketingPause {
    static final String CODE = "us-marketing";

    private static final String UNITED_STATES = "US";

    private final Recipe recipe;

    MarketingPause(Recipe recipe) {
        this.recipe = recipe;
    }

    List<FrozenRow> apply(List<FrozenRow> rows) {
        if (recipe.template()
                .map(Template::category)
                .filter("MARKETING"::equals)
                .isEmpty()) {
            return rows;
        }
        return rows.stream()
                .map(row -> row instanceof FrozenRow.Ready ready
                                && ready.rendered().region().equals(UNITED_STATES)
                        ? held(ready)
                        : row)
                .toList();
    }

    private FrozenRow held(FrozenRow.Ready ready) {
        return ready.held(
                recipe,
                CODE,
                "WhatsApp delivers no marketing templates to the United States since April 2025.",
                "Leave the row out, or use a utility template that is not marketing.");
    }
}
