package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest extends SandboxCase {
    private static final String EDGE = "/v25.0/102290129340398/message_templates";

    private Graph.Answer create(String name, String body) throws Exception {
        return graph.post(
                EDGE,
                Graph.JSON.writeValueAsString(java.util.Map.of(
                        "name",
                        name,
                        "language",
                        "en_US",
                        "category",
                        "UTILITY",
                        "components",
                        List.of(java.util.Map.of("type", "BODY", "text", body)))));
    }

    @Test
    void six_templates_are_there_from_the_start() throws Exception {
        JsonNode data = graph.get(EDGE).body().path("data");

        assertThat(data.findValuesAsText("name"))
                .containsExactly(
                        "spring_sale",
                        "order_update",
                        "appointment_reminder",
                        "hello_world",
                        "winter_clearance",
                        "flash_deal");
        assertThat(data.path(2).path("parameter_format").asText()).isEqualTo("NAMED");
        assertThat(data.path(0).at("/components/1/example/body_text/0/0").asText())
                .isEqualTo("Maria");
    }

    @Test
    void pages_follow_each_other_through_next_until_it_is_missing() throws Exception {
        List<String> names = new ArrayList<>();
        String next = EDGE + "?fields=name,status&limit=4";
        while (!next.isEmpty()) {
            JsonNode page = graph.get(next).body();
            names.addAll(page.path("data").findValuesAsText("name"));
            next = page.at("/paging/next").asText("").replace(sandbox.url().toString(), "");
            assertThat(page.at("/data/0/components").isMissingNode()).isTrue();
            assertThat(page.at("/data/0/id").isTextual()).isTrue();
        }
        assertThat(names).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void a_page_can_be_turned_back() throws Exception {
        JsonNode second = graph.get(EDGE + "?limit=2&after="
                        + graph.get(EDGE + "?limit=2")
                                .body()
                                .at("/paging/cursors/after")
                                .asText())
                .body();

        JsonNode first = graph.get(EDGE + "?limit=2&before="
                        + second.at("/paging/cursors/before").asText())
                .body();

        assertThat(second.path("data").findValuesAsText("name")).containsExactly("appointment_reminder", "hello_world");
        assertThat(first.path("data").findValuesAsText("name")).containsExactly("spring_sale", "order_update");
        assertThat(graph.get(EDGE + "?after=nonsense").code()).isEqualTo(131059);
    }

    @ParameterizedTest
    @CsvSource({"status=approved, 4", "status=APPROVED, 4", "status=PAUSED, 1", "name=order, 1"})
    void lists_can_be_filtered(String filter, int count) throws Exception {
        assertThat(graph.get(EDGE + "?" + filter).body().path("data")).hasSize(count);
    }

    @Test
    void an_unknown_field_is_an_error() throws Exception {
        assertThat(graph.get(EDGE + "?fields=colour").code()).isEqualTo(100);
    }

    @Test
    void a_new_template_is_answered_pending_and_can_be_sent_once_approved() throws Exception {
        control.approveTemplatesAtOnce(false);
        Graph.Answer created = create("news", "Our news is out.");
        assertThat(created.body().path("status").asText()).isEqualTo("PENDING");
        assertThat(created.body().path("id").isTextual()).isTrue();
        String send = Graph.hello("+16505551234").replace("hello_world", "news");
        assertThat(graph.send(send).code()).isEqualTo(132001);

        control.templateStatus("news", "en_US", "APPROVED");
        assertThat(graph.send(send).status()).isEqualTo(200);

        assertThat(graph.delete(EDGE + "?name=news").body().path("success").asBoolean())
                .isTrue();
        assertThat(graph.send(send).code()).isEqualTo(132001);
    }

    @ParameterizedTest
    @CsvSource({
        "Bad-Name, Fine text., 0",
        "hello_world, Fine text., 2388024",
        "starts, '{{1}} is here.', 2388299",
        "ends, 'Here is {{1}}', 2388299",
        "gap, 'From {{1}} to {{3}}.', 0"
    })
    void a_template_that_breaks_a_rule_is_not_created(String name, String body, int subcode) throws Exception {
        Graph.Answer refused = create(name, body);

        assertThat(refused.code()).isEqualTo(100);
        assertThat(refused.body().at("/error/error_subcode").asInt()).isEqualTo(subcode);
    }

    @Test
    void the_number_shows_the_fields_that_are_asked_for() throws Exception {
        JsonNode number = graph.get("/v25.0/106540352242922?fields=verified_name,throughput")
                .body();
        assertThat(number.size()).isEqualTo(3);
        assertThat(number.path("verified_name").asText()).isEqualTo("Rowcast Demo");

        JsonNode numbers = graph.get("/v25.0/102290129340398/phone_numbers").body();
        assertThat(numbers.at("/data/0/display_phone_number").asText()).isEqualTo("+1 555 078 3881");
    }
}
