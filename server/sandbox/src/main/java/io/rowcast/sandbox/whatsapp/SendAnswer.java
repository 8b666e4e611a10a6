package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Meta's answer to a message that it took (facts 2.2). */
final class SendAnswer {
    private SendAnswer() {}

    static ObjectNode to(ChatMessage.Outbound message) {
        ObjectNode answer = Json.object().put("messaging_product", "whatsapp");
        Recipient to = message.to();
        ObjectNode contact = answer.putArray("contacts").addObject().put("input", to.input());
        // Each id is there only where the request used it (facts section 12).
        if (to.kind() != Recipient.Kind.USER_ID) {
            contact.put("wa_id", to.id());
        }
        Identity.putIfPresent(contact, "user_id", to.namedUserId());
        ObjectNode id = answer.putArray("messages").addObject().put("id", message.wamid());
        if (to.kind() == Recipient.Kind.GROUP) {
            id.put("group_id", to.id());
        }
        // Meta's pages disagree on when the status is there (facts 2.2); templates are where they agree.
        if (message.template() != null) {
            id.put("message_status", "accepted");
        }
        return answer;
    }
}
