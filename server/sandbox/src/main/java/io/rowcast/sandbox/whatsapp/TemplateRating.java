package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What people's reactions and Meta's reviewers have made of a template (facts section 3).
 *
 * @param quality GREEN, YELLOW, RED or UNKNOWN
 * @param qualitySince in seconds since 1970
 * @param rejection why it was rejected, in Meta's words; NONE
 * @param previousCategory empty where it had no other
 * @param pauses how often it was paused
 */
record TemplateRating(String quality, long qualitySince, String rejection, String previousCategory, int pauses) {
    static final TemplateRating NEW = new TemplateRating("UNKNOWN", 0, "NONE", "", 0);

    TemplateRating rated(String other, long since) {
        return new TemplateRating(other, since, rejection, previousCategory, pauses);
    }

    TemplateRating rejected(String reason) {
        return new TemplateRating(quality, qualitySince, reason, previousCategory, pauses);
    }

    TemplateRating after(String category) {
        return new TemplateRating(quality, qualitySince, rejection, category, pauses);
    }

    TemplateRating pausedOnceMore() {
        return new TemplateRating(quality, qualitySince, rejection, previousCategory, pauses + 1);
    }

    void putInto(ObjectNode json, String status) {
        json.put("rejected_reason", status.equals("REJECTED") ? rejection : "NONE");
        json.putObject("quality_score").put("score", quality).put("date", qualitySince);
        if (!previousCategory.isEmpty()) {
            json.put("previous_category", previousCategory);
        }
    }
}
