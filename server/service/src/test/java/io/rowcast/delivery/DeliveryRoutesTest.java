package io.rowcast.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.testing.Api;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryRoutesTest {
    private final Campaigns campaigns = new Campaigns();
    private final AtomicInteger wakeUps = new AtomicInteger();
    private final Api api = new Api(new DeliveryRoutes(
            new DeliveryListStore(campaigns.database, campaigns.sealers), campaigns.clock, wakeUps::incrementAndGet));
    private final Sending campaign = campaigns.sending("+447400000001", "+447400000002", "+447400000003");

    @AfterEach
    void close() {
        api.close();
        campaigns.close();
    }

    @Test
    void deliveries_come_by_row_in_pages() {
        JsonNode first = list("?limit=2");
        assertThat(first.findValuesAsText("recipient")).containsExactly("+447400000001", "+447400000002");
        assertThat(first.get("next").asInt()).isEqualTo(3);
        JsonNode last = list("?limit=2&after=3");
        assertThat(last.findValuesAsText("row")).containsExactly("4");
        assertThat(last.has("next")).isFalse();
    }

    @Test
    void deliveries_can_be_asked_for_by_status_and_say_what_went_wrong() {
        campaigns.arrange(
                campaign,
                "update delivery set status = 'failed', error_code = 131026 where campaign_id = :campaign and row_number = 3");
        JsonNode failed = list("?status=failed").get("deliveries");
        assertThat(failed).hasSize(1);
        assertThat(failed.get(0).at("/error/code").asInt()).isEqualTo(131026);
        assertThat(failed.get(0).at("/error/message").asText()).contains("not on WhatsApp");
    }

    @Test
    void deliveries_whose_status_is_not_in_the_sheet_are_listed_with_the_reason() {
        campaigns.change(
                campaign,
                "update delivery set write_trouble = 'row-missing' where campaign_id = :campaign and row_number = 3");
        JsonNode lost = list("?notInSheet=true").get("deliveries");
        assertThat(lost).hasSize(1);
        assertThat(lost.get(0).get("recipient").asText()).isEqualTo("+447400000002");
        assertThat(lost.get(0).at("/sheetTrouble/code").asText()).isEqualTo("row-missing");
        assertThat(lost.get(0).at("/sheetTrouble/message").asText()).startsWith("1 row is no longer in the sheet");
        assertThat(list("?notInSheet=false").get("deliveries").findValues("sheetTrouble"))
                .hasSize(1);
    }

    @Test
    void an_unknown_status_and_an_unknown_campaign_are_problems() {
        assertThat(api.get(campaign.workspace(), path() + "?status=gone").status())
                .isEqualTo(400);
        assertThat(api.get(campaign.workspace(), "/v1/campaigns/" + UUID.randomUUID() + "/deliveries")
                        .status())
                .isEqualTo(404);
        assertThat(api.get(campaigns.workspace(), path()).status())
                .as("another workspace")
                .isEqualTo(404);
    }

    @Test
    void an_unconfirmed_delivery_is_sent_again_when_a_person_says_so() {
        campaigns.arrange(
                campaign,
                "update delivery set status = 'unconfirmed' where campaign_id = :campaign and row_number = 2");
        campaigns.change(
                campaign, "update campaign set status = 'done', finished_at = now() where campaign_id = :campaign");
        Api.Answer answer = resend();
        assertThat(answer.json().get("status").asText()).isEqualTo("queued");
        assertThat(campaigns.strings(campaign, "select status from campaign where campaign_id = :campaign"))
                .containsExactly("sending");
        assertThat(wakeUps).hasValue(1);
        assertThat(resend().status()).as("a second click").isEqualTo(409);
    }

    @Test
    void no_delivery_of_a_cancelled_campaign_is_sent_again() {
        campaigns.arrange(
                campaign,
                "update delivery set status = 'unconfirmed' where campaign_id = :campaign and row_number = 2");
        campaigns.change(campaign, "update campaign set status = 'cancelled' where campaign_id = :campaign");
        assertThat(resend().status()).isEqualTo(409);
        assertThat(campaigns.statuses(campaign)).startsWith("unconfirmed");
    }

    private Api.Answer resend() {
        return api.post(
                campaign.workspace(),
                "/v1/deliveries/" + campaigns.deliveries(campaign).getFirst() + "/resend");
    }

    private JsonNode list(String query) {
        return api.get(campaign.workspace(), path() + query).json();
    }

    private String path() {
        return "/v1/campaigns/" + campaign.campaignId() + "/deliveries";
    }
}
