package io.rowcast.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.rowcast.platform.http.Requests;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A follow-up in the body that makes a draft. */
record FollowUpWire(
        Integer follows,
        @JsonProperty("if") String condition,
        @Nullable String button,
        Integer waitMinutes,
        DraftWire.@Nullable TemplateRef template,
        @Nullable FreeFormWire freeForm,
        Map<String, SourceWire> mapping) {
    /** In minutes: within 30 days a message has been read, or never will be. */
    private static final int LONGEST_WAIT = 30 * 24 * 60;

    FollowUpWire {
        Requests.present("follows", follows);
        Requests.match("if", condition, "not-read|not-replied|button");
        if (condition.equals("button")) {
            Requests.text("button", button, 1, 256);
        } else if (button != null) {
            throw Requests.wrong("button", "goes with button only");
        }
        Requests.present("waitMinutes", waitMinutes);
        if (waitMinutes < 0 || waitMinutes > LONGEST_WAIT) {
            throw Requests.wrong("waitMinutes", "expected a whole number from 0 to " + LONGEST_WAIT);
        }
        if ((template == null) == (freeForm == null)) {
            throw Requests.wrong("template", "expected either a template or a freeForm");
        }
        Requests.present("mapping", mapping);
    }

    /** @param step from 1 */
    FollowUp followUp(UUID id, int step) {
        return new FollowUp(id, step, follows, conditionOf(condition, button), Duration.ofMinutes(waitMinutes));
    }

    /** @param word as the API and the database have it */
    static FollowUp.Condition conditionOf(String word, @Nullable String button) {
        return switch (word) {
            case "not-read" -> new FollowUp.Condition.NotRead();
            case "not-replied" -> new FollowUp.Condition.NotReplied();
            case "button" -> new FollowUp.Condition.Button(Objects.requireNonNull(button));
            default -> throw new IllegalArgumentException("no such condition: " + word);
        };
    }

    static String word(FollowUp.Condition condition) {
        return switch (condition) {
            case FollowUp.Condition.NotRead it -> "not-read";
            case FollowUp.Condition.NotReplied it -> "not-replied";
            case FollowUp.Condition.Button it -> "button";
        };
    }

    static @Nullable String button(FollowUp.Condition condition) {
        return condition instanceof FollowUp.Condition.Button button ? button.words() : null;
    }
}
