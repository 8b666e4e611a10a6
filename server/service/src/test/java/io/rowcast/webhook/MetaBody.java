package io.rowcast.webhook;

/** Bodies in Meta's shape. */
final class MetaBody {
    static final String NUMBER = "106540352242922";

    private MetaBody() {}

    static String of(String... changes) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[%s]}]}""".formatted(String.join(",", changes));
    }

    static String messages(String inValue) {
        return change("messages", inValue);
    }

    static String change(String field, String inValue) {
        return """
                {"field":"%s","value":{"messaging_product":"whatsapp",\
                "metadata":{"display_phone_number":"15550783881","phone_number_id":"%s"},%s}}""".formatted(field, NUMBER, inValue);
    }

    static String status(String wamid, String status, String more) {
        return """
                {"id":"%s","status":"%s","timestamp":"1795510801","recipient_id":"447400000001"%s}""".formatted(wamid, status, more.isEmpty() ? "" : "," + more);
    }

    static String callback(Object deliveryId) {
        return "\"biz_opaque_callback_data\":\"" + deliveryId + "\"";
    }

    static String text(String wamid, String from, String body) {
        return """
                {"from":"%s","id":"%s","timestamp":"1795510801","type":"text","text":{"body":"%s"}}""".formatted(from, wamid, body);
    }
}
