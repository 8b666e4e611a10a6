package io.rowcast.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.Api;
import io.rowcast.testing.Campaigns;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SuppressionRoutesTest {
    private final Campaigns campaigns = new Campaigns();
    private final WorkspaceId workspace = campaigns.workspace();
    private final Api api = new Api(
            new SuppressionRoutes(campaigns.database, campaigns.sealers, new SuppressionStore(), campaigns.clock));

    @AfterEach
    void close() {
        api.close();
        campaigns.close();
    }

    @Test
    void a_number_is_put_on_the_list_and_taken_off_it() {
        JsonNode suppression =
                api.put(workspace, "/v1/suppressions/%2B447400000001").json();
        assertThat(suppression.get("recipient").asText()).isEqualTo("+447400000001");
        assertThat(suppression.get("source").asText()).isEqualTo("by-hand");
        assertThat(suppression.get("since").asText()).isEqualTo("2026-11-24T09:00:00Z");
        assertThat(recipients()).containsExactly("+447400000001");

        assertThat(api.delete(workspace, "/v1/suppressions/%2B447400000001").status())
                .isEqualTo(204);
        assertThat(recipients()).isEmpty();
    }

    @Test
    void pages_show_every_number_once() {
        for (String phone : Campaigns.phones(5)) {
            api.put(workspace, "/v1/suppressions/" + phone.replace("+", "%2B"));
        }
        Set<String> seen = new HashSet<>();
        String next = "";
        int pages = 0;
        do {
            JsonNode page =
                    api.get(workspace, "/v1/suppressions?limit=2" + next).json();
            seen.addAll(page.findValuesAsText("recipient"));
            next = page.has("next") ? "&after=" + page.get("next").asText() : "";
            pages++;
        } while (!next.isEmpty());
        assertThat(seen).containsExactlyInAnyOrder(Campaigns.phones(5));
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void what_is_no_number_is_a_problem() {
        assertThat(api.put(workspace, "/v1/suppressions/someone").status()).isEqualTo(400);
    }

    @Test
    void another_workspace_has_another_list() {
        api.put(workspace, "/v1/suppressions/%2B447400000001");
        assertThat(api.get(campaigns.workspace(), "/v1/suppressions").json().get("suppressions"))
                .isEmpty();
    }

    private java.util.List<String> recipients() {
        return api.get(workspace, "/v1/suppressions").json().findValuesAsText("recipient");
    }
}
