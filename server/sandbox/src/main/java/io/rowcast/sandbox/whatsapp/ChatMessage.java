package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message on a person's phone. */
sealed interface ChatMessage permits ChatMessage.Outbound, ChatMessage.Inbound {
    String wamid();

    Instant at();

    /**
     * From the person.
     *
     * @param number to which of the business's numbers
     * @param message as Meta's webhook has it
     */
    record Inbound(String wamid, Instant at, BusinessNumber number, Recipient from, ObjectNode message)
            implements ChatMessage {}

    /** How far a message to a person has come; the order is the order of progress. */
    enum Status {
        ACCEPTED,
        SENT,
        DELIVERED,
        READ,
        FAILED
    }

    /** When a message came that far. */
    record Step(Status status, Instant at) {}

    /**
     * To the person. Only its status changes; its text is rendered when somebody looks, since most messages of a load test are
     * never looked at.
     */
    final class Outbound implements ChatMessage {
        private final String wamid;
        private final Instant at;
        private final BusinessNumber number;
        private final Recipient to;
        private final byte[] request;
        private final @Nullable Template template;
        private final @Nullable String callbackData;
        private final boolean windowOpen;
        private final List<Step> steps = new ArrayList<>(0);
        private Status status = Status.ACCEPTED;

        Outbound(
                String wamid,
                Instant at,
                BusinessNumber number,
                Recipient to,
                byte[] request,
                @Nullable Template template,
                @Nullable String callbackData,
                boolean windowOpen) {
            this.wamid = wamid;
            this.at = at;
            this.number = number;
            this.to = to;
            this.request = request;
            this.template = template;
            this.callbackData = callbackData;
            this.windowOpen = windowOpen;
        }

        @Override
        public String wamid() {
            return wamid;
        }

        @Override
        public Instant at() {
            return at;
        }

        /** The business's number that it was sent from. */
        BusinessNumber number() {
            return number;
        }

        Recipient to() {
            return to;
        }

        /** The request's body as it came. */
        byte[] request() {
            return request;
        }

        /** Null for free-form messages. */
        @Nullable
        Template template() {
            return template;
        }

        /** {@code biz_opaque_callback_data}. */
        @Nullable
        String callbackData() {
            return callbackData;
        }

        /** Whether the 24-hour window was open when the message was taken; it decides the price (facts section 13). */
        boolean windowOpen() {
            return windowOpen;
        }

        /** Reactions are only ever reported as sent (facts 2.6). */
        boolean isReaction() {
            return template == null
                    && Json.parse(request)
                            .filter(json -> MessageCheck.type(json).equals("reaction"))
                            .isPresent();
        }

        boolean isMarketing() {
            return template != null && template.category().equals("MARKETING");
        }

        synchronized Status status() {
            return status;
        }

        /** Moves on; false when the message is there already, further, or failed. */
        synchronized boolean advance(Status next, Instant now) {
            boolean forward = status.compareTo(next) < 0;
            if (forward) {
                status = next;
                steps.add(new Step(next, now));
            }
            return forward;
        }

        /** How far it came and when, in order; being accepted is no step. */
        synchronized List<Step> steps() {
            return List.copyOf(steps);
        }

        /** The id of its history at Meta, which is not its own (facts section 6). */
        long historyId() {
            long hash = 31L * wamid.hashCode()
                    + new StringBuilder(wamid).reverse().toString().hashCode();
            return 1_000_000_000_000_000L + Math.floorMod(hash, 9_000_000_000_000_000L);
        }
    }
}
