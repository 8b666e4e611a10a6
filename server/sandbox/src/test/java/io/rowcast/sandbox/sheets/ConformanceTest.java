package io.rowcast.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.SheetsControl;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Google's recorded answers, asked for again, and the page that says what comes of each part of the API. */
class ConformanceTest {
    /** The address that the recordings were masked with. */
    private static final String ROBOT = "robot@example.iam.gserviceaccount.com";

    private static final Path PAGE =
            Path.of(System.getProperty("rowcast.root"), "server/sandbox/SHEETS-CONFORMANCE.md");

    private final Sandbox sandbox = Sandbox.start(0, new SheetsPart());
    private final SheetsControl control = new SheetsControl(sandbox.url());
    private final Map<String, String> different = new TreeMap<>();
    private final SheetsLedger ledger = new SheetsLedger();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void recorded_answers_come_out_the_same_and_the_page_says_what_is_not_there() throws Exception {
        stories();
        others();
        different.forEach((name, differences) -> System.out.println(name + "\n  " + differences));
        assertThat(different).isEmpty();
        String page = ledger.page(methods(), kinds());
        if (Boolean.getBoolean("conformance.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).content().as("run again with -Dconformance.write=true").isEqualTo(page);
    }

    private void stories() throws Exception {
        String token = control.accessToken(ROBOT);
        int same = 0;
        int ignored = 0;
        int stories = 0;
        for (JsonNode scenario : Recorded.stateful()) {
            Replay replay = new Replay(sandbox.url(), token);
            replay.play(scenario);
            stories++;
            same += replay.same();
            ignored += replay.ignored();
            note(scenario, String.join("\n  ", replay.differences()));
        }
        said("%d stories from empty: %d answers the same; %d members (times of the recording) ignored on purpose"
                .formatted(stories, same, ignored));
    }

    private void others() throws Exception {
        String limited = tokenWithoutQuota();
        int same = 0;
        int scenarios = 0;
        for (JsonNode scenario : Recorded.others()) {
            ShapeReplay replay = new ShapeReplay(sandbox.url(), limited);
            replay.play(scenario);
            scenarios++;
            same += replay.same();
            note(scenario, String.join("\n  ", replay.differences()));
        }
        said(
                "%d other recordings and examples: %d answers of the same shape; protections, which depend on who asks, ignored on purpose"
                        .formatted(scenarios, same));
    }

    private void note(JsonNode scenario, String differences) {
        if (differences.isEmpty()) {
            ledger.add(scenario);
        } else {
            different.put(scenario.path("scenario").asText(), differences);
        }
    }

    private void said(String words) {
        System.out.println("Sheets conformance: " + words);
        ledger.note(words);
    }

    private String tokenWithoutQuota() throws Exception {
        OAuth app = new OAuth(sandbox.url());
        control.quotas(0, 0);
        URI back = control.consent(app.authorizationUrl(), "limited@example.com", true);
        return app.token(OAuth.exchange(OAuth.query(back).getOrDefault("code", "")))
                .path("access_token")
                .asText();
    }

    private static Set<String> methods() {
        return Arrays.stream(ApiMethod.values()).map(ApiMethod::title).collect(Collectors.toSet());
    }

    /** Kinds that the sandbox does not answer with "does not stand in for this kind of request". */
    private Set<String> kinds() throws Exception {
        String id = control.create("Kinds", ROBOT).spreadsheetId();
        Api api = new Api(sandbox.url(), id, control.accessToken(ROBOT));
        Set<String> kinds = new TreeSet<>();
        for (String kind : Endpoints.requestKinds()) {
            if (!api.batch("{'" + kind + "':{}}").message().contains("does not stand in")) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
