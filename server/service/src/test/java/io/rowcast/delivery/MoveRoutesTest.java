package io.rowcast.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.testing.Api;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MoveRoutesTest {
    private final Campaigns campaigns = new Campaigns();
    private final Api api = new Api(new MoveRoutes(new MoveStore(campaigns.database)));
    private final Sending campaign = campaigns.sending("+447400000001", "+447400000002");

    @AfterEach
    void close() {
        api.close();
        campaigns.close();
    }

    @Test
    void a_deliverys_life_is_told_from_its_first_move_on() {
        assertThat(moves()).isEmpty();
        move("sending', attempts = attempts + 1, status_at = '2026-03-01T10:00:00Z");
        move("failed', error_code = 131049, status_at = '2026-03-01T10:00:07Z");
        move("queued', error_code = null, attempts = 0, status_at = '2026-03-02T08:30:00Z");
        JsonNode moves = moves();
        assertThat(moves.findValuesAsText("from")).containsExactly("queued", "sending", "failed");
        assertThat(moves.findValuesAsText("to")).containsExactly("sending", "failed", "queued");
        assertThat(moves.findValuesAsText("at"))
                .containsExactly("2026-03-01T10:00:00Z", "2026-03-01T10:00:07Z", "2026-03-02T08:30:00Z");
        assertThat(moves.findValuesAsText("attempt")).containsExactly("1", "1", "1");
        assertThat(moves.get(1).path("errorCode").asInt()).isEqualTo(131049);
        assertThat(moves.get(2).has("errorCode")).isFalse();
    }

    @Test
    void the_life_of_another_workspaces_delivery_is_not_told() {
        assertThat(api.get(campaigns.workspace(), path()).status()).isEqualTo(404);
        assertThat(api.get(campaign.workspace(), "/v1/deliveries/" + UUID.randomUUID() + "/moves")
                        .status())
                .isEqualTo(404);
    }

    private void move(String status) {
        campaigns.change(
                campaign,
                "update delivery set status = '" + status + "' where campaign_id = :campaign and row_number = 2");
    }

    private JsonNode moves() {
        return api.get(campaign.workspace(), path()).json().path("moves");
    }

    private String path() {
        return "/v1/deliveries/" + campaigns.deliveries(campaign).getFirst() + "/moves";
    }
}
