package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateSendingTest extends SandboxCase {
    private static final String IMAGE =
            "{'type':'header','parameters':[{'type':'image','image':{'link':'https://shop.example.com/a.jpg'}}]}";
    private static final String SALE_BODY = texts("body", "Maria", "25%", "SPRING25");
    private static final String SUFFIX =
            "{'type':'button','sub_type':'url','index':'0','parameters':[{'type':'text','text':'maria'}]}";

    private static String texts(String component, String... values) {
        String parameters = Stream.of(values)
                .map(value -> "{'type':'text','text':'" + value + "'}")
                .collect(java.util.stream.Collectors.joining(","));
        return "{'type':'" + component + "','parameters':[" + parameters + "]}";
    }

    private Graph.Answer send(String template, String... components) throws Exception {
        String body = "{'messaging_product':'whatsapp','to':'+16505551234','type':'template','template':{'name':'"
                + template + "','language':{'code':'en_US'},'components':[" + String.join(",", components) + "]}}";
        return graph.send(body.replace('\'', '"'));
    }

    @Test
    void a_template_with_all_its_parameters_is_shown_on_the_phone_as_it_reads() throws Exception {
        assertThat(send("spring_sale", IMAGE, SALE_BODY, SUFFIX).status()).isEqualTo(200);

        assertThat(control.messages("16505551234")).singleElement().satisfies(message -> {
            assertThat(message.header()).isEqualTo("https://shop.example.com/a.jpg");
            assertThat(message.text()).startsWith("Hi Maria! Our spring sale is on: *25% off*");
            assertThat(message.buttons().getFirst().url()).isEqualTo("https://shop.example.com/sale/maria");
            assertThat(message.buttons()).hasSize(3);
        });
    }

    @Test
    void named_parameters_come_in_any_order() throws Exception {
        Graph.Answer answer = send(
                "appointment_reminder",
                "{'type':'body','parameters':["
                        + "{'type':'text','parameter_name':'time','text':'9:30'},"
                        + "{'type':'text','parameter_name':'doctor','text':'Dr. Adler'},"
                        + "{'type':'text','parameter_name':'first_name','text':'Jessica'},"
                        + "{'type':'text','parameter_name':'date','text':'30 November'}]}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(control.messages("16505551234").getFirst().text())
                .startsWith(
                        "Dear Jessica, this is a reminder of your appointment with Dr. Adler on 30 November at 9:30.");
    }

    static Stream<Arguments> wrongSends() {
        return Stream.of(
                wrong(
                        "spring_sale",
                        400,
                        132000,
                        "body: number of localizable_params (2) does not match the expected " + "number of params (3)",
                        IMAGE,
                        texts("body", "Maria", "25%"),
                        SUFFIX),
                wrong("autumn_sale", 404, 132001, "template name (autumn_sale) does not exist in en_US"),
                wrong("flash_deal", 404, 132001, "template name (flash_deal) does not exist in en_US"),
                wrong("winter_clearance", 400, 132015, "Template winter_clearance is paused due to low quality"),
                wrong(
                        "spring_sale",
                        400,
                        132012,
                        "header: Format mismatch, expected IMAGE, received UNKNOWN",
                        SALE_BODY),
                wrong(
                        "spring_sale",
                        400,
                        131008,
                        "buttons: Button at index 0 of type Url requires a parameter",
                        IMAGE,
                        SALE_BODY),
                wrong(
                        "spring_sale",
                        400,
                        132018,
                        "Param text cannot have new-line/tab characters or more than 4 " + "consecutive spaces",
                        IMAGE,
                        texts("body", "Maria", "25%", "a\\nb"),
                        SUFFIX),
                wrong(
                        "spring_sale",
                        400,
                        132018,
                        "Param text cannot have new-line/tab characters or more than 4 " + "consecutive spaces",
                        IMAGE,
                        texts("body", "Maria", "25%", "a     b"),
                        SUFFIX),
                wrong(
                        "spring_sale",
                        400,
                        100,
                        "Parameter 'text' is mandatory for component parameter type 'text'",
                        IMAGE,
                        texts("body", "", "25%", "SPRING25"),
                        SUFFIX),
                wrong(
                        "spring_sale",
                        400,
                        132005,
                        "body text too long",
                        IMAGE,
                        texts("body", "x".repeat(1_000), "25%", "SPRING25"),
                        SUFFIX),
                wrong(
                        "appointment_reminder",
                        400,
                        100,
                        "Parameter name is missing or empty",
                        texts("body", "a", "b", "c", "d")));
    }

    private static Arguments wrong(String template, int http, int code, String details, String... components) {
        return Arguments.of(template, http, code, details, components);
    }

    @ParameterizedTest
    @MethodSource("wrongSends")
    void a_send_that_does_not_fit_its_template_is_refused(
            String template, int http, int code, String details, String[] components) throws Exception {
        Graph.Answer answer = send(template, components);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.details()).isEqualTo(details);
        assertThat(answer.status()).isEqualTo(http);
        assertThat(answer.body().at("/error/message").asText()).startsWith("(#" + code + ")");
    }

    @Test
    void four_spaces_in_a_row_are_taken() throws Exception {
        assertThat(send("spring_sale", IMAGE, texts("body", "Maria", "25%", "a    b"), SUFFIX)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_template_that_is_disabled_meanwhile_is_refused() throws Exception {
        control.templateStatus("hello_world", "en_US", "DISABLED");
        assertThat(send("hello_world").code()).isEqualTo(132016);

        control.templateStatus("hello_world", "en_US", "APPROVED");
        assertThat(send("hello_world").status()).isEqualTo(200);
    }
}
