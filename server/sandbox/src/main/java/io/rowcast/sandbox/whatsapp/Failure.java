package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Why a message that was taken was not delivered, told by webhook only (facts 8.3, section 10). */
record Failure(int code, String title, String details) {
    static final Failure NOT_ON_WHATSAPP = new Failure(131026, "Message undeliverable", "Message Undeliverable.");

    /** A reaction to what is not there (facts 2.6). */
    static final Failure NOTHING_TO_REACT_TO = new Failure(
            131009,
            "Parameter value is not valid",
            "The message to react to does not exist, is too old or is a reaction.");

    static final Failure MARKETING_STOPPED = new Failure(
            131050,
            "User has stopped marketing messages",
            "Unable to deliver the message. This recipient has chosen to stop receiving marketing messages on WhatsApp from "
                    + "your business.");

    static final Failure EXPERIMENT = new Failure(
            130472,
            "User's number is part of an experiment",
            "Failed to send message because this user's phone number is part of an experiment");

    /** The limit on marketing to one person, and none at all to the United States (fixtures wh-status-failed-131049). */
    static final Failure TOO_MUCH_MARKETING = new Failure(
            131049,
            "This message was not delivered to maintain healthy ecosystem engagement.",
            "In order to maintain a healthy ecosystem engagement, the message failed to be delivered.");

    /** One person more than the portfolio may write to, under a code of the tester's choice (facts section 16). */
    static Failure overMessagingLimit(int code) {
        return new Failure(
                code, "Messaging limit reached", "The business portfolio has reached its limit of people in 24 hours.");
    }

    ObjectNode json() {
        ObjectNode error = Json.object().put("code", code).put("title", title).put("message", title);
        error.putObject("error_data").put("details", details);
        return error.put("href", "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/");
    }
}
