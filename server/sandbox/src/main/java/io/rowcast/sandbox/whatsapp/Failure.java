package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Why a message that was taken was not delivered, told by webhook only (facts 8.3, section 10). */
enum Failure {
    NOT_ON_WHATSAPP(131026, "Message undeliverable", "Message Undeliverable."),
    MARKETING_STOPPED(
            131050,
            "User has stopped marketing messages",
            "Unable to deliver the message. This recipient has chosen to stop receiving marketing messages on WhatsApp from "
                    + "your business."),
    EXPERIMENT(
            130472,
            "User's number is part of an experiment",
            "Failed to send message because this user's phone number is part of an experiment");

    private final int code;
    private final String title;
    private final String details;

    Failure(int code, String title, String details) {
        this.code = code;
        this.title = title;
        this.details = details;
    }

    ObjectNode json() {
        ObjectNode error = Json.object().put("code", code).put("title", title).put("message", title);
        error.putObject("error_data").put("details", details);
        return error.put("href", "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/");
    }
}
