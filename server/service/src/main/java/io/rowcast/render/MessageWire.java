package io.rowcast.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.audience.Address;
import io.rowcast.audience.PhoneNumber;
import io.rowcast.audience.UserId;
import io.rowcast.media.MediaMark;

/** A message as Meta takes it (facts 2.1), its keys always in the same order. */
final class MessageWire {
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode request;

    MessageWire(Mould mould, Address recipient, Values values) {
        this.request = JSON.objectNode();
        request.put("messaging_product", "whatsapp");
        request.put("recipient_type", "individual");
        switch (recipient) {
            // With its plus: without one Meta may put the business's own country code in front, and write to a stranger
            // (facts 2.1).
            case PhoneNumber number -> request.put("to", number.e164());
            case UserId person -> request.put("recipient", person.id());
        }
        switch (mould) {
            case Template template -> {
                request.put("type", "template");
                request.set("template", TemplateMessageWire.of(template, values));
            }
            case FreeForm freeForm -> FreeFormWire.put(request, freeForm, values);
        }
    }

    /** Compact, and the same text for the same message and id. Non-ASCII stands as it is, in UTF-8. */
    String json(String callbackData) {
        return request.deepCopy().put("biz_opaque_callback_data", callbackData).toString();
    }

    /** A file by its address, or by the mark in whose place Meta's id is put at the send (facts 2.4). */
    static ObjectNode file(Panel panel, Values values) {
        ObjectNode file = JSON.objectNode();
        values.find(panel.keys().media()).ifPresent(value -> {
            switch (value) {
                case Value.File uploaded -> file.put("id", MediaMark.of(uploaded.media()));
                case Value link -> file.put("link", link.shown());
            }
        });
        FileName.of(panel, values).ifPresent(name -> file.put("filename", name));
        return file;
    }
}
