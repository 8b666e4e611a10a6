package io.rowcast.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook of Meta says of one template (facts 8.4). {@code language} is written as templates have it, with an
 * underscore: {@code en_US}.
 */
public sealed interface TemplateNews {
    String wabaId();

    String name();

    String language();

    /**
     * {@code message_template_status_update}.
     *
     * @param event Meta's word, as {@code PAUSED}; one that we do not know changes nothing
     * @param reason Meta's word, as {@code INCORRECT_CATEGORY}; null where there is none
     * @param otherInfo the title of {@code other_info}, as {@code FIRST_PAUSE}; null where there is none
     */
    record StatusChanged(
            String wabaId,
            String name,
            String language,
            String event,
            @Nullable String reason,
            @Nullable String otherInfo)
            implements TemplateNews {}

    /** {@code message_template_quality_update}; {@code quality} is GREEN, YELLOW, RED or UNKNOWN. */
    record QualityChanged(String wabaId, String name, String language, String quality) implements TemplateNews {}

    /**
     * {@code template_category_update}.
     *
     * @param category what it is filed under now
     * @param coming what it will be filed under by Meta's announcement; null where there is none
     */
    record CategoryChanged(
            String wabaId,
            String name,
            String language,
            String category,
            @Nullable String coming) implements TemplateNews {}

    /**
     * {@code message_template_components_update}: the texts after an edit. It is not the whole definition: media, examples
     * and cards are not in it.
     *
     * @param title text of the header; null where there is none, as with a picture
     * @param element text of the body
     */
    record ComponentsChanged(
            String wabaId,
            String name,
            String language,
            @Nullable String title,
            @Nullable String element,
            @Nullable String footer,
            List<Button> buttons)
            implements TemplateNews {}

    /** A button as the webhook tells it; {@code type} is Meta's word, as {@code URL}. */
    record Button(
            String type,
            String text,
            @Nullable String url,
            @Nullable String phoneNumber) {}
}
