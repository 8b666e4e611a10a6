package io.rowcast.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.testing.Api;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The add-on's way to write: what the service answers to a reading of the tab. */
class CellUpdateRoutesTest {
    private static final String STATUS = "status";

    private final CampaignSheet campaign = new CampaignSheet(3);
    private final AddOn addOn = new AddOn(campaign);
    private final Api api = new Api(new CellUpdateRoutes(
            new AddOnTurns(campaign.clock, campaign.campaigns.database, campaign.campaigns.sealers),
            new FreshnessStore(campaign.campaigns.database)));

    @BeforeEach
    void the_add_on_holds_the_pen() {
        pen("add-on");
    }

    @AfterEach
    void close() {
        api.close();
        campaign.close();
    }

    private void pen(String pen) {
        campaign.campaigns.change(campaign.campaign, "update sheet_link set pen = '" + pen + "'");
    }

    private Api.Answer post(UUID link, Object body) {
        return api.post(campaign.campaign.workspace(), "/v1/sheet-links/" + link + "/cell-updates", body);
    }

    private JsonNode turn() {
        Api.Answer answer = post(campaign.linkId(), addOn.reading());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode todo = answer.json();
        addOn.follow(todo);
        return todo;
    }

    @Test
    void missing_columns_come_first_with_their_notes_and_colours() {
        JsonNode answer = turn();
        assertThat(answer.path("newColumns").findValuesAsText("role"))
                .containsExactly("status", "status-time", "reply", "reply-time", "error");
        assertThat(answer.path("newColumns").findValuesAsText("kind"))
                .containsExactly("text", "date-time", "text", "date-time", "text");
        assertThat(answer.path("newColumns").get(0).path("note").asText()).isNotBlank();
        assertThat(answer.path("colours")).hasSize(9);
        assertThat(answer.path("updates")).isEmpty();
        assertThat(answer.path("more").asBoolean()).isTrue();
        assertThat(answer.path("freshness").path("behind").asInt()).isEqualTo(3);
    }

    @Test
    void the_colours_can_be_asked_for_by_themselves() {
        JsonNode made = turn().path("colours");
        assertThat(api.get(campaign.campaign.workspace(), "/v1/status-colours")
                        .json()
                        .path("colours"))
                .isEqualTo(made);
    }

    @Test
    void each_row_is_named_by_its_key_and_phones_and_what_it_shows_ends_the_work() {
        turn();
        JsonNode updates = turn().path("updates");
        assertThat(updates).hasSize(3);
        assertThat(updates.get(0).path("key").asText()).isEqualTo(CampaignSheet.key(0));
        assertThat(updates.get(0).path("phones").get(0).asText()).isEqualTo(campaign.phones[0]);
        assertThat(updates.get(0).at("/cells/status/text").asText()).isEqualTo("Queued");
        assertThat(updates.get(0).at("/cells/status-time/local").asText()).isEqualTo("2026-11-24T09:00:00");

        JsonNode done = turn();
        assertThat(done.path("updates")).isEmpty();
        assertThat(done.path("freshness").path("behind").asInt()).isZero();
        assertThat(campaign.unwritten()).isZero();
    }

    @Test
    void a_row_that_the_add_on_left_out_comes_again() {
        turn();
        addOn.deaf = true;
        turn();
        turn();
        addOn.deaf = false;
        assertThat(turn().path("updates")).hasSize(3);
        assertThat(addOn.cell(CampaignSheet.key(1), STATUS)).isEqualTo("Queued");
    }

    @Test
    void a_link_with_another_pen_is_refused() {
        pen("service-account");
        Api.Answer answer = post(campaign.linkId(), addOn.reading());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("type").asText()).isEqualTo("/problems/other-pen");
    }

    @Test
    void an_unknown_link_a_strangers_link_and_an_unknown_role_are_problems() {
        assertThat(post(UUID.randomUUID(), addOn.reading()).status()).isEqualTo(404);
        assertThat(api.post(
                                campaign.campaigns.workspace(),
                                "/v1/sheet-links/" + campaign.linkId() + "/cell-updates",
                                addOn.reading())
                        .status())
                .isEqualTo(404);
        Api.Answer wrong =
                post(campaign.linkId(), Map.of("columns", List.of(Map.of("role", "colour", "cells", List.of()))));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("role");
    }
}
