package io.rowcast.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowcast.render.TemplateInput.Kind;
import io.rowcast.render.TemplateInput.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    @Test
    void inputs_stand_in_the_order_of_the_message_with_metas_examples() {
        assertThat(Templates.POSITIONAL.inputs())
                .containsExactly(
                        new TemplateInput("header.1", Part.HEADER, Kind.TEXT, "{{1}}", "Anna", false),
                        new TemplateInput("body.1", Part.BODY, Kind.TEXT, "{{1}}", "Anna", false),
                        new TemplateInput("body.2", Part.BODY, Kind.TEXT, "{{2}}", "Monday", false),
                        new TemplateInput("body.3", Part.BODY, Kind.TEXT, "{{3}}", "rose", false),
                        new TemplateInput(
                                "button.0.payload", Part.BUTTON, Kind.PAYLOAD, "Payload of “Thanks”", null, true),
                        new TemplateInput(
                                "button.1.url", Part.BUTTON, Kind.URL_SUFFIX, "Link of “Track it”", "42", false));
    }

    @Test
    void a_named_gap_is_one_input_however_often_it_stands() {
        assertThat(Templates.NAMED.inputs())
                .containsExactly(
                        new TemplateInput("header.media", Part.HEADER, Kind.IMAGE, "Image", null, false),
                        new TemplateInput("body.first_name", Part.BODY, Kind.TEXT, "first_name", "Anna", false),
                        new TemplateInput("body.day", Part.BODY, Kind.TEXT, "day", null, false));
    }

    @Test
    void the_view_shows_the_gaps() {
        MessageView view = Templates.POSITIONAL.view();
        assertThat(view.header()).isEqualTo(new MessageView.Header("text", "News for {{1}}", null));
        assertThat(view.body()).isEqualTo("Hi {{1}},\n\nyour {{3}} leaves on {{2}}. {{1}}, thank you!");
        assertThat(view.footer()).isEqualTo("Lucky Shrub");
        assertThat(view.buttons())
                .containsExactly(
                        new MessageView.Button("quick-reply", "Thanks", null),
                        new MessageView.Button("url", "Track it", "https://shop.example/t/{{1}}"),
                        new MessageView.Button("phone", "Call us", "+15550051310"),
                        new MessageView.Button("url", "Shop", "https://shop.example/"));
    }

    @Test
    void an_approved_template_of_known_parts_can_be_sent() {
        assertThat(Templates.POSITIONAL.notSendableBecause()).isEmpty();
        assertThat(Templates.NAMED.notSendableBecause()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, still reviewing",
        "REJECTED, rejected",
        "PAUSED, paused",
        "DISABLED, disabled",
        "IN_APPEAL, appeal",
        "PENDING_DELETION, deleted",
        "LIMIT_EXCEEDED, more templates",
        "ARCHIVED, archived",
        "SOMETHING_NEW, SOMETHING_NEW",
    })
    void a_status_other_than_approved_is_explained(String status, String words) {
        Template template = Template.parse("{\"name\": \"t\", \"status\": \"" + status
                + "\", \"components\": [{\"type\": \"body\", \"text\": \"Hi\"}]}");
        assertThat(template.notSendableBecause())
                .hasValueSatisfying(why -> assertThat(why).contains(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"header\", \"format\": \"product\"}",
                "{\"type\": \"CAROUSEL\", \"cards\": []}",
                "{\"type\": \"CAROUSEL\", \"cards\": [{\"components\": [{\"type\": \"HEADER\", \"format\": \"PRODUCT\"}]}]}",
                "{\"type\": \"CAROUSEL\", \"cards\": [{\"components\": [{\"type\": \"FOOTER\", \"text\": \"x\"}]}]}",
                "{\"type\": \"call_permission_request\"}",
                "{\"type\": \"BUTTONS\", \"buttons\": [{\"type\": \"MPM\", \"text\": \"View items\"}]}",
                "{\"type\": \"BUTTONS\", \"buttons\": [{\"type\": \"VOICE_CALL\", \"text\": \"Call\"}]}",
                "{\"type\": \"BUTTONS\", \"buttons\": [{\"type\": \"URL\", \"text\": \"Go\","
                        + " \"url\": \"https://shop.example/{{1}}/{{2}}\"}]}",
            })
    void a_part_that_a_sheet_cannot_fill_makes_it_not_sendable(String part) {
        Template template = Templates.of("{\"type\": \"BODY\", \"text\": \"Hi {{1}}\"}, " + part);
        assertThat(template.notSendableBecause()).isPresent();
    }

    @Test
    void a_list_without_components_makes_it_not_sendable() {
        assertThat(Template.parse("{\"name\": \"t\", \"status\": \"APPROVED\"}").notSendableBecause())
                .hasValueSatisfying(why -> assertThat(why).contains("no body text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{}", "{\"name\": \"\"}", "{\"name\"", "{\"name\": \"a\"} x"})
    void what_is_no_template_is_refused(String definition) {
        assertThatThrownBy(() -> Template.parse(definition)).isInstanceOf(IllegalArgumentException.class);
    }
}
