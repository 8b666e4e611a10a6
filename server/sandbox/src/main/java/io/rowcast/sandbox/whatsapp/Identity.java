package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * How a business knows one person (facts section 12).
 *
 * @param waId the number's digits; null for a person of whom only the user id is known, and for a group
 * @param userId the business-scoped user id, which webhooks show of everybody since spring 2026; null for a group
 * @param username null for a person who chose none
 * @param hidesNumber whether webhooks leave the number out; Meta does where the person has a username and nobody wrote to or
 *     from the number within 30 days
 */
record Identity(
        @Nullable String waId,
        @Nullable String userId,
        @Nullable String username,
        boolean hidesNumber,
        String name) {

    /** Of somebody who has been heard of for the first time. */
    static Identity of(Recipient person, String portfolioId) {
        String name = People.nameOf(person.id());
        return switch (person.kind()) {
            case PHONE -> new Identity(person.id(), UserId.of(person.id(), portfolioId), null, false, name);
            case USER_ID -> new Identity(null, person.id(), null, true, name);
            case GROUP -> new Identity(null, null, null, false, name);
        };
    }

    Identity withUserId(@Nullable String now) {
        return new Identity(waId, now, username, hidesNumber, name);
    }

    Identity withNumber(String now) {
        return new Identity(now, userId, username, hidesNumber, name);
    }

    /** The person's country, which a user id tells as well as a number (facts section 12). */
    String region() {
        if (waId != null) {
            return Region.of(waId);
        }
        return userId == null ? Region.NONE : userId.substring(0, 2);
    }

    /** The number where webhooks show it. */
    @Nullable
    String shownNumber() {
        return hidesNumber ? null : waId;
    }

    /** One element of a webhook's {@code contacts}; what is hidden is left out, never empty (fixtures wh-msg-text-bsuid). */
    ObjectNode contact(@Nullable String number, boolean withUsername) {
        ObjectNode contact = Json.object();
        ObjectNode profile = contact.putObject("profile").put("name", name);
        if (withUsername && username != null) {
            profile.put("username", username);
        }
        putIfPresent(contact, "wa_id", number);
        putIfPresent(contact, "user_id", userId);
        return contact;
    }

    static void putIfPresent(ObjectNode object, String member, @Nullable String value) {
        if (value != null) {
            object.put(member, value);
        }
    }
}
