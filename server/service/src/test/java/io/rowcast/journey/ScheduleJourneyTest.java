package io.rowcast.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.RunningService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Quartz on real PostgreSQL; what is planned is two seconds away by the real clock. */
class ScheduleJourneyTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    @Test
    void a_campaign_starts_at_its_local_time_and_not_before(@TempDir Path folder) {
        try (RunningService service = new RunningService(folder, InstantSource.system())) {
            ApiClient client = service.client();
            Instant start = soon();
            String campaign = scheduled(client, service, start);
            assertThat(service.control().counts().received()).isZero();
            awaitStatus(client, campaign, "done");
            JsonNode campaignThen = client.get("/v1/campaigns/" + campaign).expect(200);
            assertThat(Instant.parse(campaignThen.path("startedAt").asText()))
                    .isBetween(start.minusMillis(50), start.plusSeconds(10));
            assertThat(campaignThen.path("notices"))
                    .noneMatch(it -> it.path("code").asText().equals("started-late"));
        }
    }

    @Test
    void a_start_that_came_while_the_service_was_down_is_made_at_once_and_told(@TempDir Path folder) {
        AheadClock clock = new AheadClock();
        try (RunningService service = new RunningService(folder, clock)) {
            // Far enough away that it cannot come before the service has stopped.
            String campaign = scheduled(service.client(), service, soon().plus(Duration.ofMinutes(10)));
            service.stop();
            clock.ahead(Duration.ofMinutes(50));
            service.restart();
            ApiClient client = service.client();
            awaitStatus(client, campaign, "done");
            assertThat(client.get("/v1/campaigns/" + campaign + "/progress")
                            .expect(200)
                            .path("notices"))
                    .anySatisfy(
                            notice -> assertThat(notice.path("code").asText()).isEqualTo("started-late"));
            assertThat(service.control().counts().received()).isEqualTo(3);
        }
    }

    private static Instant soon() {
        return InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3);
    }

    private static String scheduled(ApiClient client, RunningService service, Instant start) {
        String campaign = Drafts.create(client, service.sender().id());
        Drafts.put(client, campaign, 0, Drafts.rows(2, 3));
        client.post(
                        "/v1/campaigns/" + campaign + "/launch",
                        Map.of(
                                "confirmation",
                                Drafts.preview(client, campaign)
                                        .path("confirmation")
                                        .asText(),
                                "schedule",
                                Map.of(
                                        "type", "at",
                                        "local",
                                                LocalDateTime.ofInstant(start, ZONE)
                                                        .toString(),
                                        "zone", ZONE.getId())))
                .expect(200);
        return campaign;
    }

    private static void awaitStatus(ApiClient client, String campaign, String status) {
        RunningService.await(
                "the campaign is " + status,
                () -> client.get("/v1/campaigns/" + campaign)
                        .expect(200)
                        .path("status")
                        .asText()
                        .equals(status));
    }

    /** The real clock, set forward. */
    private static final class AheadClock implements InstantSource {
        private volatile Duration by = Duration.ZERO;

        void ahead(Duration duration) {
            by = duration;
        }

        @Override
        public Instant instant() {
            return InstantSource.system().instant().plus(by);
        }
    }
}
