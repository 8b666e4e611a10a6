package io.rowcast.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.json.Json;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.RunningService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Pausing and resuming by hand, through the API, against the sandbox. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class PauseJourneyTest {
    private RunningService service;
    private ApiClient client;
    private UUID sender;

    @BeforeAll
    void start(@TempDir Path folder) {
        service = new RunningService(folder, InstantSource.system());
        service.control().usualBehaviour(WhatsAppControl.Behaviour.DELIVERS, false);
        client = service.client();
        sender = service.sender().id();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void a_paused_campaign_sends_nothing_within_two_seconds_and_goes_on_when_resumed() {
        String campaign = launched(400);
        RunningService.await("some have left", () -> sent(campaign) > 10);
        JsonNode paused = post(campaign, "pause").expect(200);
        assertThat(paused.path("status").asText()).isEqualTo("paused");
        assertThat(paused.path("pause").path("code").asText()).isEqualTo("by-hand");
        assertThat(paused.path("pause").path("message").asText()).contains("resume");
        assertThat(post(campaign, "pause").expect(200).path("status").asText()).isEqualTo("paused");

        RunningService.await("nothing is on its way", Duration.ofSeconds(2), () -> counts(campaign, "sending") == 0);
        int left = counts(campaign, "queued");
        assertThat(left).isBetween(1, 399);
        JsonNode progress = progress(campaign);
        assertThat(progress.path("pause").path("code").asText()).isEqualTo("by-hand");
        int sum = 0;
        for (JsonNode count : progress.path("counts")) {
            sum += count.asInt();
        }
        assertThat(sum).as("counts add up").isEqualTo(paused.path("total").asInt());

        JsonNode resumed = post(campaign, "resume").expect(200);
        assertThat(resumed.path("status").asText()).isEqualTo("sending");
        assertThat(resumed.has("pause")).isFalse();
        post(campaign, "resume").expect(200);
        RunningService.await(
                "all have left",
                () -> progress(campaign).path("status").asText().equals("done"));
        assertThat(counts(campaign, "queued")).isZero();
        post(campaign, "pause").expectProblem(409, "not-pausable");
        post(campaign, "resume").expectProblem(409, "not-resumable");
    }

    @Test
    void a_paused_campaign_can_be_cancelled() {
        String campaign = launched(300);
        RunningService.await("some have left", () -> sent(campaign) > 0);
        post(campaign, "pause").expect(200);
        assertThat(post(campaign, "cancel").expect(200).path("status").asText()).isEqualTo("cancelled");
        RunningService.await("nothing is on its way", () -> counts(campaign, "sending") == 0);
        assertThat(counts(campaign, "queued")).isZero();
        assertThat(counts(campaign, "cancelled")).isPositive();
        post(campaign, "resume").expectProblem(409, "not-resumable");
    }

    @Test
    void a_campaign_that_waited_for_its_start_waits_for_it_again() {
        String campaign = Drafts.create(client, sender);
        Drafts.put(client, campaign, 0, Drafts.rows(2, 3));
        client.post(
                        "/v1/campaigns/" + campaign + "/launch",
                        Map.of(
                                "confirmation",
                                Drafts.preview(client, campaign)
                                        .path("confirmation")
                                        .asText(),
                                "schedule",
                                Map.of("type", "at", "local", tomorrow(), "zone", "Asia/Kolkata")))
                .expect(200);
        assertThat(post(campaign, "pause").expect(200).path("status").asText()).isEqualTo("paused");
        JsonNode resumed = post(campaign, "resume").expect(200);
        assertThat(resumed.path("status").asText()).isEqualTo("scheduled");
        post(campaign, "cancel").expect(200);
    }

    @Test
    void a_campaign_whose_template_is_paused_is_not_resumed() {
        String campaign = launched(300);
        RunningService.await("some have left", () -> sent(campaign) > 0);
        post(campaign, "pause").expect(200);
        Drafts.templateIs("PAUSED", service, client, sender);
        JsonNode problem = post(campaign, "resume").expectProblem(409, "not-resumable");
        assertThat(problem.path("detail").asText()).isNotBlank();
        Drafts.templateIs("APPROVED", service, client, sender);
        assertThat(post(campaign, "resume").expect(200).path("status").asText()).isEqualTo("sending");
        post(campaign, "cancel").expect(200);
    }

    @Test
    void a_draft_is_neither_paused_nor_resumed() {
        String campaign = Drafts.create(client, sender);
        post(campaign, "pause").expectProblem(409, "not-pausable");
        post(campaign, "resume").expectProblem(409, "not-resumable");
        post(UUID.randomUUID().toString(), "pause").expectProblem(404, "not-found");
    }

    @Test
    void senders_tell_how_they_are_and_are_asked_for_again() {
        JsonNode first = client.get("/v1/senders").expect(200).path("senders").get(0);
        assertThat(first.path("health").path("state").asText()).isEqualTo("ready");
        assertThat(first.path("nameStatus").asText()).isEqualTo("APPROVED");
        rate("RED");
        JsonNode then = client.get("/v1/senders?refresh=true")
                .expect(200)
                .path("senders")
                .get(0);
        assertThat(then.path("qualityRating").asText()).isEqualTo("RED");
        assertThat(then.path("health").path("state").asText()).isEqualTo("limited");
        assertThat(then.path("health").path("notes").get(0).path("message").asText())
                .contains("quality is low");
        rate("GREEN");
        assertThat(client.get("/v1/senders?refresh=true")
                        .expect(200)
                        .path("senders")
                        .get(0)
                        .path("health")
                        .path("state")
                        .asText())
                .isEqualTo("ready");
        client.get("/v1/senders?refresh=maybe").expectProblem(400, "bad-request");
    }

    private void rate(String quality) {
        service.control()
                .number(
                        WhatsAppControl.PHONE_NUMBER_ID,
                        Json.MAPPER.createObjectNode().put("quality", quality));
    }

    private String launched(int rows) {
        String campaign = Drafts.create(client, sender);
        Drafts.put(client, campaign, 0, Drafts.rows(2, rows));
        Drafts.launchNow(
                        client,
                        campaign,
                        Drafts.preview(client, campaign).path("confirmation").asText())
                .expect(200);
        return campaign;
    }

    private ApiClient.Answer post(String campaign, String verb) {
        return client.post("/v1/campaigns/" + campaign + "/" + verb);
    }

    private JsonNode progress(String campaign) {
        return client.get("/v1/campaigns/" + campaign + "/progress").expect(200);
    }

    private int counts(String campaign, String status) {
        return progress(campaign).path("counts").path(status).asInt();
    }

    private int sent(String campaign) {
        return progress(campaign).path("total").asInt() - counts(campaign, "queued");
    }

    private static String tomorrow() {
        return LocalDateTime.ofInstant(InstantSource.system().instant(), ZoneId.of("Asia/Kolkata"))
                .plusDays(1)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
