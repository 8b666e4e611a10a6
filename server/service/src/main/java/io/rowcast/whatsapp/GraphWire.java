package io.rowcast.whatsapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.rowcast.platform.json.Json;
import io.rowcast.workspace.MessagingLimit;
import io.rowcast.workspace.MirroredTemplate;
import io.rowcast.workspace.NumberState;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.Throughput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Meta's answers, read leniently: members that we do not know are passed over (facts 2.2, 3, 4, 9). */
final class GraphWire {
    private final JsonNode answer;

    private GraphWire(JsonNode answer) {
        this.answer = answer;
    }

    /** An answer that is no JSON, as a proxy's page, has neither an error nor anything else in it. */
    static GraphWire read(String body) {
        try {
            return new GraphWire(Json.MAPPER.readTree(body));
        } catch (JsonProcessingException noJson) {
            return new GraphWire(MissingNode.getInstance());
        }
    }

    boolean isObject() {
        return answer.isObject();
    }

    Optional<GraphError> error() {
        JsonNode error = answer.path("error");
        return error.path("code").canConvertToInt()
                ? Optional.of(new GraphError(
                        error.path("code").asInt(),
                        error.path("message").asText(""),
                        error.path("error_data").path("details").asText(null),
                        error.path("is_transient").asBoolean(false)))
                : Optional.empty();
    }

    /** The number, with its plus sign, and the user id under which Meta took the recipient, as far as it says (facts 2.2). */
    List<String> recipientNames() {
        JsonNode contact = answer.path("contacts").path(0);
        String number = contact.path("wa_id").asText("");
        return Stream.of(
                        number.isEmpty() ? "" : "+" + number,
                        contact.path("user_id").asText(""))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The id of the message that was taken. */
    Optional<String> messageId() {
        return Optional.of(answer.path("messages").path(0).path("id").asText(""))
                .filter(id -> !id.isEmpty());
    }

    /** The id of a file that was uploaded (facts 5). */
    Optional<String> id() {
        return Optional.of(answer.path("id").asText("")).filter(id -> !id.isEmpty());
    }

    /** Where a file can be fetched (facts 5). */
    Optional<String> url() {
        return Optional.of(answer.path("url").asText("")).filter(url -> !url.isEmpty());
    }

    /** The type of a file; one that says nothing where Meta does not tell. */
    String mimeType() {
        return answer.path("mime_type").asText("application/octet-stream").replaceAll("\\s*;.*", "");
    }

    /** How many bytes a file has; -1 where Meta does not tell. */
    long fileSize() {
        return answer.path("file_size").asLong(-1);
    }

    /** Every object of a page of templates that has a name. */
    List<MirroredTemplate> templates() {
        List<MirroredTemplate> templates = new ArrayList<>();
        for (JsonNode template : answer.path("data")) {
            if (!template.path("name").asText("").isEmpty()) {
                templates.add(new MirroredTemplate(
                        template.path("id").asText(""),
                        template.path("name").asText(),
                        template.path("language").asText(""),
                        word(template, "category"),
                        word(template, "status"),
                        template.toString(),
                        quality(template.path("quality_score")),
                        reason(template),
                        null));
            }
        }
        return List.copyOf(templates);
    }

    /** An object with a score in Meta's own schema, the bare word in copies of answers (facts 3). */
    private static @Nullable String quality(JsonNode quality) {
        return quality.path("score").asText(quality.asText(null));
    }

    private static @Nullable String reason(JsonNode template) {
        String reason = word(template, "rejected_reason");
        return reason.isEmpty() || reason.equals("NONE") ? null : reason;
    }

    /** The cursor of the next page, opaque; there is one only where {@code next} says so (facts 3). */
    Optional<String> nextPage() {
        JsonNode paging = answer.path("paging");
        return Optional.of(paging.path("cursors").path("after").asText(""))
                .filter(after -> paging.hasNonNull("next") && !after.isEmpty());
    }

    /** The number as Meta describes it; what the answer leaves out stays as it was. */
    NumberState numberState(Sender sender, MessagingLimit limit, @Nullable String portfolioId) {
        return new NumberState(
                answer.path("display_phone_number").asText(sender.displayPhoneNumber()),
                answer.path("verified_name").asText(sender.verifiedName()),
                answer.path("quality_rating").asText(sender.qualityRating()),
                answer.path("status").asText(sender.status()),
                answer.path("name_status").asText(null),
                Throughput.of(word(answer.path("throughput"), "level"), sender.messagesPerSecond()),
                limit,
                portfolioId);
    }

    MessagingLimit messagingLimit() {
        return MessagingLimit.read(
                answer.path("whatsapp_business_manager_messaging_limit").asText(null));
    }

    /** The business that owns an account; null where the answer names none. */
    @Nullable
    String portfolioId() {
        return answer.path("owner_business_info").path("id").asText(null);
    }

    private static String word(JsonNode node, String member) {
        return node.path(member).asText("").toUpperCase(Locale.ROOT);
    }
}
