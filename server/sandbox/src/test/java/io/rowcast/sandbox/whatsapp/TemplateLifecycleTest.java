package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.client.WhatsAppControl;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates that are edited, judged and taken away, and what the business hears of it. */
class TemplateLifecycleTest extends SandboxCase {
    private static final String EDGE = "/v25.0/102290129340398/message_templates";
    private static final String COMPONENTS = "[{\"type\":\"BODY\",\"text\":\"%s\"}]";

    private Business business;

    @BeforeEach
    void listen() {
        business = new Business();
        control.webhook(business.hook(), WhatsAppControl.APP_SECRET, WhatsAppControl.VERIFY_TOKEN);
    }

    @AfterEach
    void hangUp() {
        business.close();
    }

    private String id(String name) throws Exception {
        return graph.get(EDGE + "?name=" + name).body().at("/data/0/id").asText();
    }

    private Graph.Answer create(String name, String language) throws Exception {
        return graph.post(
                EDGE,
                "{\"name\":\"" + name + "\",\"language\":\"" + language + "\",\"category\":\"UTILITY\",\"components\":"
                        + COMPONENTS.formatted("Your table is ready.") + "}");
    }

    private Graph.Answer edit(String id, String text) throws Exception {
        return graph.post("/v25.0/" + id, "{\"components\":" + COMPONENTS.formatted(text) + "}");
    }

    private JsonNode news(String field) throws Exception {
        while (true) {
            for (JsonNode change : business.next().json().at("/entry/0/changes")) {
                if (change.path("field").asText().equals(field)) {
                    return change.path("value");
                }
            }
        }
    }

    @Test
    void an_edit_replaces_the_text_and_is_reviewed_again() throws Exception {
        String id = id("hello_world");

        assertThat(edit(id, "Welcome back!").body().path("success").asBoolean()).isTrue();

        JsonNode components = news("message_template_components_update");
        assertThat(components.path("message_template_id").asText()).isEqualTo(id);
        assertThat(components.path("message_template_element").asText()).isEqualTo("Welcome back!");
        graph.sendHello("+16505551234");
        assertThat(control.messages("16505551234").getFirst().text()).isEqualTo("Welcome back!");
    }

    @Test
    void an_approved_template_is_edited_once_a_day_and_ten_times_in_thirty() throws Exception {
        String id = id("hello_world");
        assertThat(edit(id, "Edit 1").status()).isEqualTo(200);
        assertThat(edit(id, "Too soon").code()).isEqualTo(100);

        for (int edit = 2; edit <= 10; edit++) {
            clock.advance(Duration.ofHours(24));
            assertThat(edit(id, "Edit " + edit).status()).isEqualTo(200);
        }
        clock.advance(Duration.ofHours(24));
        assertThat(edit(id, "Edit 11").code()).isEqualTo(100);

        clock.advance(Duration.ofDays(21));
        assertThat(edit(id, "Edit 11").status()).isEqualTo(200);
    }

    @Test
    void a_template_in_review_is_not_edited_and_a_rejected_one_is() throws Exception {
        control.templateReviews("PENDING", "", "");
        String id = create("table_ready", "en_US").body().path("id").asText();
        assertThat(edit(id, "Other").body().at("/error/error_subcode").asInt()).isEqualTo(2388039);

        control.templateStatus("table_ready", "en_US", "REJECTED", "PROMOTIONAL");
        JsonNode rejected = news("message_template_status_update");
        assertThat(rejected.path("reason").asText()).isEqualTo("PROMOTIONAL");
        assertThat(graph.get("/v25.0/" + id + "?fields=rejected_reason")
                        .body()
                        .path("rejected_reason")
                        .asText())
                .isEqualTo("PROMOTIONAL");
        assertThat(edit(id, "Other").status()).isEqualTo(200);
        assertThat(graph.get("/v25.0/" + id).body().path("status").asText()).isEqualTo("PENDING");
    }

    @Test
    void the_category_of_an_approved_template_stands() throws Exception {
        String id = id("order_update");

        assertThat(graph.post("/v25.0/" + id, "{\"category\":\"MARKETING\"}").code())
                .isEqualTo(100);
    }

    @Test
    void a_review_may_reject_or_find_another_category() throws Exception {
        control.templateReviews("REJECTED", "INCORRECT_CATEGORY", "MARKETING");

        Graph.Answer created = create("table_ready", "en_US");

        assertThat(created.body().path("category").asText()).isEqualTo("MARKETING");
        assertThat(news("message_template_status_update").path("reason").asText())
                .isEqualTo("INCORRECT_CATEGORY");
        JsonNode template =
                graph.get("/v25.0/" + created.body().path("id").asText()).body();
        assertThat(template.path("previous_category").asText()).isEqualTo("UTILITY");
    }

    @Test
    void pauses_are_counted_and_end() throws Exception {
        control.templateStatus("hello_world", "en_US", "PAUSED");
        assertThat(news("message_template_status_update")
                        .at("/other_info/title")
                        .asText())
                .isEqualTo("FIRST_PAUSE");
        assertThat(graph.sendHello("+16505551234").code()).isEqualTo(132015);

        control.templateStatus("hello_world", "en_US", "APPROVED");
        assertThat(news("message_template_status_update")
                        .at("/other_info/title")
                        .asText())
                .isEqualTo("UNPAUSE");
        control.templateStatus("hello_world", "en_US", "PAUSED");
        assertThat(news("message_template_status_update")
                        .at("/other_info/title")
                        .asText())
                .isEqualTo("SECOND_PAUSE");

        control.templateStatus("hello_world", "en_US", "DISABLED");
        assertThat(news("message_template_status_update")
                        .at("/disable_info/disable_date")
                        .asLong())
                .isPositive();
        assertThat(graph.sendHello("+16505551234").code()).isEqualTo(132016);
        assertThat(graph.delete(EDGE + "?name=hello_world").code()).isEqualTo(100);
    }

    @Test
    void quality_and_category_change_with_their_news() throws Exception {
        control.templateQuality("hello_world", "en_US", "YELLOW");
        JsonNode quality = news("message_template_quality_update");
        assertThat(quality.path("previous_quality_score").asText()).isEqualTo("GREEN");
        assertThat(quality.path("new_quality_score").asText()).isEqualTo("YELLOW");

        control.templateCategory("hello_world", "en_US", "MARKETING");
        JsonNode category = news("template_category_update");
        assertThat(category.path("previous_category").asText()).isEqualTo("UTILITY");
        assertThat(category.path("new_category").asText()).isEqualTo("MARKETING");
        JsonNode listed = graph.get(EDGE + "?name=hello_world&fields=quality_score,category,previous_category")
                .body()
                .at("/data/0");
        assertThat(listed.at("/quality_score/score").asText()).isEqualTo("YELLOW");
        assertThat(listed.path("previous_category").asText()).isEqualTo("UTILITY");
    }

    @Test
    void an_approved_name_is_not_free_again_for_thirty_days() throws Exception {
        graph.delete(EDGE + "?name=hello_world");
        assertThat(news("message_template_status_update").path("event").asText())
                .isEqualTo("DELETED");

        assertThat(create("hello_world", "en_US")
                        .body()
                        .at("/error/error_subcode")
                        .asInt())
                .isEqualTo(2388025);
        clock.advance(Duration.ofDays(30));
        assertThat(create("hello_world", "en_US").status()).isEqualTo(200);
    }

    @Test
    void one_language_or_many_ids_are_deleted_all_or_none() throws Exception {
        create("table_ready", "en_US");
        String spanish = create("table_ready", "es").body().path("id").asText();
        assertThat(graph.delete(EDGE + "?name=table_ready&hsm_id=" + spanish).status())
                .isEqualTo(200);
        assertThat(graph.get(EDGE + "?name=table_ready").body().path("data")).hasSize(1);

        String one = id("table_ready");
        assertThat(graph.delete(EDGE + "?hsm_ids=%5B" + one + ",1%5D").code()).isEqualTo(100);
        assertThat(graph.get(EDGE + "?name=table_ready").body().path("data")).hasSize(1);
        assertThat(graph.delete(EDGE + "?hsm_ids=%5B" + one + "," + id("spring_sale") + "%5D")
                        .status())
                .isEqualTo(200);
        assertThat(graph.get(EDGE).body().path("data")).hasSize(5);
    }

    @Test
    void a_hundred_templates_an_hour_are_created() throws Exception {
        for (int made = 0; made < 100; made++) {
            assertThat(create("table_" + made, "en_US").status()).isEqualTo(200);
        }
        assertThat(create("one_more", "en_US").code()).isEqualTo(80007);
        clock.advance(Duration.ofHours(1));
        assertThat(create("one_more", "en_US").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "category=marketing, 3",
        "language=en_US, 6",
        "language=es, 0",
        "quality_score=RED, 1",
        "'status=APPROVED,PAUSED', 5"
    })
    void lists_are_filtered_and_summed_up(String filter, int count) throws Exception {
        JsonNode list = graph.get(EDGE + "?summary=total_count,message_template_count&" + filter)
                .body();

        assertThat(list.path("data")).hasSize(count);
        assertThat(list.at("/summary/total_count").asInt()).isEqualTo(count);
        assertThat(list.at("/summary/message_template_count").asInt()).isEqualTo(6);
    }

    @Test
    void authentication_templates_are_made_in_many_languages_at_once() throws Exception {
        Graph.Answer answer = graph.post(
                "/v25.0/102290129340398/upsert_message_templates",
                "{\"name\":\"code\",\"languages\":[\"en_US\",\"es_ES\",\"fr\"],\"category\":\"AUTHENTICATION\","
                        + "\"components\":[{\"type\":\"BODY\",\"add_security_recommendation\":true},"
                        + "{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"OTP\",\"otp_type\":\"COPY_CODE\"}]}]}");

        assertThat(answer.body().path("data").findValuesAsText("status")).containsOnly("APPROVED");
        assertThat(answer.body().path("data").findValuesAsText("language")).containsExactly("en_US", "es_ES", "fr");
    }
}
