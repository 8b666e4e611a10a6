package io.rowcast.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A follow-up among the members of its campaign. */
record FollowUpView(
        UUID id,
        int step,
        int follows,
        @JsonProperty("if") String condition,
        @Nullable String button,
        long waitMinutes) {
    static FollowUpView of(FollowUp followUp) {
        return new FollowUpView(
                followUp.id(),
                followUp.step(),
                followUp.follows(),
                FollowUpWire.word(followUp.condition()),
                FollowUpWire.button(followUp.condition()),
                followUp.after().toMinutes());
    }
}
