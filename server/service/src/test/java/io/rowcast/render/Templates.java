package io.rowcast.render;

/** Templates as Meta lists them, for tests. */
final class Templates {
    static final Template POSITIONAL = Template.parse("""
            {"name": "order_shipped", "language": "en_GB", "status": "APPROVED", "category": "UTILITY", "id": "1",
             "components": [
               {"type": "HEADER", "format": "TEXT", "text": "News for {{1}}", "example": {"header_text": ["Anna"]}},
               {"type": "BODY", "text": "Hi {{1}},\\n\\nyour {{3}} leaves on {{2}}. {{1}}, thank you!",
                "example": {"body_text": [["Anna", "Monday", "rose"]]}},
               {"type": "FOOTER", "text": "Lucky Shrub"},
               {"type": "BUTTONS", "buttons": [
                 {"type": "QUICK_REPLY", "text": "Thanks"},
                 {"type": "URL", "text": "Track it", "url": "https://shop.example/t/{{1}}",
                  "example": ["https://shop.example/t/42"]},
                 {"type": "PHONE_NUMBER", "text": "Call us", "phone_number": "+15550051310"},
                 {"type": "URL", "text": "Shop", "url": "https://shop.example/"}]}]}
            """);

    static final Template NAMED = Template.parse("""
            {"name": "table_booked", "language": "en_US", "status": "APPROVED", "category": "MARKETING",
             "parameter_format": "NAMED",
             "components": [
               {"type": "HEADER", "format": "IMAGE"},
               {"type": "BODY", "text": "Hi {{first_name}}, see you on {{day}}. Bring {{first_name}}!",
                "example": {"body_text_named_params": [{"param_name": "first_name", "example": "Anna"}]}}]}
            """);

    private Templates() {}

    static Template of(String components) {
        return Template.parse(
                "{\"name\": \"t\", \"language\": \"en\", \"status\": \"APPROVED\", \"category\": \"MARKETING\","
                        + " \"components\": [" + components + "]}");
    }

    static Template body(String text) {
        return of("{\"type\": \"BODY\", \"text\": \"" + text + "\"}");
    }
}
