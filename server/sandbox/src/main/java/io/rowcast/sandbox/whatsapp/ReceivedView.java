package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/** One line of the log as the control shows it. */
final class ReceivedView {
    private ReceivedView() {}

    static ObjectNode of(ReceivedLog.Entry entry) {
        ObjectNode view = Json.object()
                .put("seq", entry.seq())
                .put("at", entry.at().toString())
                .put("outcome", entry.outcome().name().toLowerCase(Locale.ROOT));
        GraphError error = entry.error();
        if (error != null) {
            view.put("code", error.code()).put("details", error.details());
        }
        ChatMessage.Outbound message = entry.message();
        if (message != null) {
            view.put("wamid", message.wamid())
                    .put("recipient", message.to().id())
                    .put("status", message.status().name().toLowerCase(Locale.ROOT));
        }
        Optional<ObjectNode> json = Json.parse(entry.body());
        json.ifPresentOrElse(body -> view.set("body", body), () -> view.put("body", Json.text(entry.body())));
        return view;
    }
}
