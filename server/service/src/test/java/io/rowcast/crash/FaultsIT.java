package io.rowcast.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.crash.Watch.Fate;
import io.rowcast.testing.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Promise 1, while the service lives on: what it stands on is taken away and given back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
@Tag("long")
class FaultsIT {
    private static final String SENT = "'accepted', 'sent', 'delivered', 'read'";

    private KillablePostgres postgres;
    private Stage stage;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        postgres = new KillablePostgres(folder.resolve("postgres"));
        stage = new Stage(folder, postgres.address());
    }

    @AfterAll
    void stop() {
        stage.close();
        postgres.close();
    }

    @Test
    void a_network_to_meta_that_breaks_in_every_way_and_is_mended_sends_nothing_twice() throws Exception {
        SentCampaign campaign = new Shop(stage, 1, 60).campaign(60, 20);
        campaign.draft();
        Gate meta = stage.node().meta();
        meta.watch(Fate.RESET_REQUEST, 0, only(campaign, 5));
        meta.watch(Fate.RESET_ANSWER, 0, only(campaign, 6));
        meta.watch(Fate.HALF_ANSWER, 0, only(campaign, 7));
        long begun = System.nanoTime();
        campaign.launch();
        campaign.await(20, SENT);
        meta.cut();
        RunningService.await("nothing gets through", () -> campaign.count("'sending'") == 0);
        meta.clear();
        meta.mend();

        assertThat(atRest("network", campaign, begun).resent())
                .as("those that did not arrive")
                .isPositive();
    }

    /** Of the sheet's phone numbers those that end so. */
    private static Predicate<WireRequest> only(SentCampaign campaign, int lastDigit) {
        return request -> SendingScenes.messagesOf(campaign).test(request)
                && request.text().matches("(?s).*\"to\":\"\\+[0-9]*" + lastDigit + "\".*");
    }

    @Test
    void a_full_disk_stops_the_line_and_loses_nothing_once_there_is_room() throws Exception {
        SentCampaign campaign = new Shop(stage, 1, 60).campaign(60, 20);
        campaign.draft();
        long begun = System.nanoTime();
        campaign.launch();
        campaign.await(10, SENT);
        stage.execute("""
                create function disk_full() returns trigger language plpgsql as $$
                begin
                  raise exception 'could not extend file: No space left on device' using errcode = '53100';
                end
                $$;
                create trigger full_delivery before insert or update on delivery
                  for each statement execute function disk_full();
                create trigger full_inbox before insert on inbox for each statement execute function disk_full();
                """);
        RunningService.await("the service says that it fails", () -> ready() == 503);
        RunningService.await("Meta posts again", () -> stage.phones().counts().webhooksPending() > 0);
        assertThat(unclaimed(campaign)).as("rows that nobody could claim").isNotEmpty();
        assertThat(stage.taken()).as("sent without a claim").doesNotContainKeys(unclaimed(campaign));
        stage.execute("drop function disk_full() cascade");
        RunningService.await("the service is well again", () -> ready() == 200);

        atRest("full disk", campaign, begun);
    }

    private static String[] unclaimed(SentCampaign campaign) {
        return campaign.statuses().entrySet().stream()
                .filter(row -> row.getValue().equals("queued"))
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    @Test
    void a_database_that_is_killed_under_load_is_waited_for_and_nothing_is_sent_twice_or_lost() throws Exception {
        SentCampaign campaign = new Shop(stage, 1, 100).campaign(100, 40);
        campaign.draft();
        long begun = System.nanoTime();
        campaign.launch();
        campaign.await(20, SENT);
        assertThat(campaign.count("'queued'")).as("not sent yet").isPositive();
        postgres.kill();
        RunningService.await("the service says that it fails", () -> ready() == 503);
        postgres.start();
        RunningService.await("the service is well again, by itself", () -> ready() == 200);

        atRest("database killed", campaign, begun);
    }

    private int ready() {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(stage.node().url().resolve("/readyz"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Result atRest(String what, SentCampaign campaign, long begun) {
        Survivor survivor = new Survivor(what, reached -> {}, campaign, begun);
        RunningService.await("at rest", Duration.ofMinutes(3), () -> survivor.rests(stage.taken()));
        Map<String, Integer> taken = stage.taken();
        Result result = survivor.verdict(taken);
        assertThat(result.good()).as(result.toString()).isTrue();
        return result;
    }
}
