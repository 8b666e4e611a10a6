package io.rowcast.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.campaign.DraftExpiry;
import io.rowcast.campaign.SheetCampaigns;
import io.rowcast.campaign.Starting;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import io.rowcast.testing.RunningService;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two real Quartz schedulers on one real PostgreSQL; what is planned is a second away by the real clock. */
class ScheduleClusterTest {
    private static final int CAMPAIGNS = 10;

    private final SheetCampaigns shop = new SheetCampaigns(InstantSource.system());
    private final Campaigns campaigns = shop.campaigns;
    private final AtomicInteger started = new AtomicInteger();

    @AfterEach
    void close() {
        campaigns.close();
    }

    @Test
    void of_two_nodes_one_rings_each_start() {
        List<Sending> planned = new ArrayList<>();
        try (Schedule first = node(() -> true);
                Schedule second = node(() -> true)) {
            for (int i = 0; i < CAMPAIGNS; i++) {
                planned.add(planned(i % 2 == 0 ? first : second));
            }
            RunningService.await("all have started", () -> planned.stream().allMatch(this::isSending));
            RunningService.await("no timer is left", () -> timers(planned.getFirst()) == 0);
        }
        assertThat(started).hasValue(CAMPAIGNS);
    }

    @Test
    void what_a_node_with_a_wrong_clock_planned_is_started_by_nobody_but_one_whose_clock_is_right() {
        try (Schedule wrong = node(() -> false)) {
            Sending campaign = planned(wrong);
            RunningService.await("it has rung", () -> timers(campaign) == 0);
            assertThat(isSending(campaign)).isFalse();
            starting().startOverdue(wrong);
            assertThat(isSending(campaign)).isTrue();
        }
    }

    @Test
    void two_nodes_make_every_run_of_a_recurring_campaign_once() {
        Sending campaign = shop.scheduled(
                "{\"type\": \"recurring\", \"every\": \"cron\", \"cron\": \"*/2 * * * * ?\", \"zone\": \"Asia/Kolkata\","
                        + " \"rows\": \"all\", \"times\": 4}",
                InstantSource.system().instant());
        shop.sheet.add(2);
        try (Schedule first = node(() -> true);
                Schedule second = node(() -> true)) {
            first.startAt(
                    campaign.workspace(),
                    campaign.campaignId(),
                    InstantSource.system().instant());
            second.startAt(
                    campaign.workspace(),
                    campaign.campaignId(),
                    InstantSource.system().instant());
            RunningService.await(
                    "the last run was made",
                    () -> campaigns
                            .strings(campaign, "select status from campaign where campaign_id = :campaign")
                            .contains("done"));
        }
        assertThat(shop.runs(campaign)).containsExactly("1 sending 2", "2 sending 2", "3 sending 2", "4 sending 2");
    }

    private Schedule node(BooleanSupplier clockIsRight) {
        return Schedule.start(
                campaigns.database,
                clockIsRight,
                starting(),
                new DraftExpiry(campaigns.database, InstantSource.system()),
                () -> {},
                () -> {});
    }

    private Starting starting() {
        return shop.node(Runnable::run, started::incrementAndGet);
    }

    private Sending planned(Schedule node) {
        Sending campaign = campaigns.sending("+447400000001");
        Instant at = InstantSource.system().instant().plusSeconds(1);
        campaigns.change(campaign, """
                update campaign set status = 'scheduled', started_at = null, starts_at = now() where campaign_id = :campaign
                """);
        node.startAt(campaign.workspace(), campaign.campaignId(), at);
        return campaign;
    }

    private boolean isSending(Sending campaign) {
        return campaigns
                .strings(campaign, "select status from campaign where campaign_id = :campaign")
                .contains("sending");
    }

    private int timers(Sending campaign) {
        return Integer.parseInt(campaigns
                .strings(campaign, "select count(*)::text from qrtz_triggers where trigger_group = 'campaign-starts'")
                .getFirst());
    }
}
