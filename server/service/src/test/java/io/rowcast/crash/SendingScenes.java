package io.rowcast.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.crash.Watch.Fate;
import io.rowcast.testing.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** From the queue to Meta's answer in the ledger. */
final class SendingScenes {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2, 3};

    private SendingScenes() {}

    static Predicate<WireRequest> messagesOf(SentCampaign campaign) {
        return request -> request.path().endsWith("/" + campaign.phoneNumberId() + "/messages");
    }

    private static Lock lockRows(SentCampaign campaign) {
        return campaign.stage().lock("select from delivery where campaign_id = ? for update", campaign.id());
    }

    /** The node cannot have the sender's lane; a launch, which looks at the sender too, goes through. */
    static Scene beforeClaim() {
        return campaign -> {
            campaign.stage().lock("select from sender where sender_id = ? for no key update", campaign.sender());
            campaign.launch();
            assertThat(campaign.count("'queued'")).isEqualTo(campaign.rows());
        };
    }

    /** The statement that claims waits for the table, with rows before it that were sent. */
    static Scene claimNotCommitted() {
        return campaign -> {
            campaign.launch();
            campaign.await(2, "'accepted', 'sent', 'delivered', 'read'");
            RunningService.await("a claim waits for the table", () -> claimWaits(campaign.stage()));
        };
    }

    /** Whatever else comes first is let pass. */
    private static boolean claimWaits(Stage stage) {
        Lock lock = stage.lock("lock table delivery in share row exclusive mode");
        RunningService.await(
                "somebody waits for the table", () -> !lock.waiting().isEmpty());
        List<String> waiting = lock.waiting();
        boolean claims =
                waiting.stream().anyMatch(query -> query.contains("skip locked") || query.contains("lane_epoch"));
        if (!claims) {
            lock.close();
        }
        return claims;
    }

    /** Claimed, but each message waits for its picture, which is on its way to Meta. */
    static Scene claimedNotLeft() {
        return new Scene() {
            @Override
            public void prepare(SentCampaign campaign) {
                campaign.says(Map.of(
                        "template",
                        Map.of("name", "spring_sale", "language", "en_US"),
                        "mapping",
                        Map.of(
                                "header.media", Map.of("media", upload(campaign)),
                                "body.1", Map.of("column", "B"),
                                "body.2", Map.of("text", "25 %"),
                                "body.3", Map.of("column", "C"),
                                "button.0.url", Map.of("column", "C"))));
                campaign.draft();
            }

            @Override
            public void reach(SentCampaign campaign) {
                Watch upload = campaign.stage()
                        .node()
                        .meta()
                        .watch(
                                Fate.HOLD_REQUEST,
                                0,
                                request -> request.path().endsWith("/" + campaign.phoneNumberId() + "/media"));
                campaign.launch();
                upload.await(1);
                campaign.await(1, "'sending'");
            }
        };
    }

    private static String upload(SentCampaign campaign) {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(campaign.stage().front().url() + "/v1/media?filename=a.png"))
                    .header(
                            "Authorization",
                            "Bearer " + campaign.shop().client().key())
                    .header("Content-Type", "image/png")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(PNG))
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return io.rowcast.platform.json.Json.MAPPER
                    .readTree(answer.body())
                    .path("id")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Under way, and not arrived. */
    static Scene inFlight(Chance chance) {
        return campaign -> {
            int pass = chance.between(0, campaign.rows() / 2);
            Watch messages = campaign.stage().node().meta().watch(Fate.HOLD_REQUEST, pass, messagesOf(campaign));
            campaign.launch();
            messages.await(chance.between(1, campaign.rows() - pass));
        };
    }

    /** Arrived, and the answers under way. */
    static Scene answerInFlight(Chance chance) {
        return campaign -> {
            int pass = chance.between(0, campaign.rows() / 2);
            Watch messages = campaign.stage().node().meta().watch(Fate.HOLD_ANSWER, pass, messagesOf(campaign));
            campaign.launch();
            messages.await(campaign.rows() - pass);
        };
    }

    /** The statement that settles waits for the rows; no webhook has told of them yet. */
    static Scene answerNotRecorded(Chance chance) {
        return campaign -> {
            Stage stage = campaign.stage();
            stage.front().watch(Fate.HOLD_REQUEST, 0, WebhookScenes.webhooksOf(campaign));
            int pass = chance.between(0, campaign.rows() / 2);
            Watch messages = stage.node().meta().watch(Fate.HOLD_ANSWER, pass, messagesOf(campaign));
            campaign.launch();
            messages.await(campaign.rows() - pass);
            Lock rows = lockRows(campaign);
            messages.release();
            rows.await("wamid");
        };
    }

    /** Anywhere. */
    static Scene inTheMiddle(Chance chance) {
        return new Scene() {
            @Override
            public void reach(SentCampaign campaign) {
                campaign.launch();
                campaign.await(
                        chance.between(campaign.rows() / 4, campaign.rows() / 2),
                        "'accepted', 'sent', 'delivered', 'read'");
            }

            @Override
            public void killed(SentCampaign campaign) {
                assertThat(campaign.count("'queued'"))
                        .as("not sent when it was killed")
                        .isPositive();
            }
        };
    }
}
