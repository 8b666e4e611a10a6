package io.rowcast.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.SheetsControl;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Google's recorded stories, played again against the sandbox from an empty account. */
class ConformanceTest {
    /** Stories that do not come out the same yet. One that begins to must be taken off this list. */
    private static final Set<String> NOT_YET = Set.of();

    /** The address that the recordings were masked with. */
    private static final String ROBOT = "robot@example.iam.gserviceaccount.com";

    @Test
    void recorded_stories_come_out_the_same() throws Exception {
        TreeMap<String, Replay> different = new TreeMap<>();
        int same = 0;
        int ignored = 0;
        int stories = 0;
        int differences = 0;
        try (Sandbox sandbox = Sandbox.start(0, new SheetsPart())) {
            String token = new SheetsControl(sandbox.url()).accessToken(ROBOT);
            for (JsonNode scenario : Recorded.stateful()) {
                Replay replay = new Replay(sandbox.url(), token);
                replay.play(scenario);
                stories++;
                same += replay.same();
                ignored += replay.ignored();
                differences += replay.differences().size();
                if (!replay.differences().isEmpty()) {
                    different.put(scenario.path("scenario").asText(), replay);
                }
            }
        }
        System.out.printf(
                "Sheets conformance: %d of %d stories the same; %d answers the same, %d fields ignored on purpose, %d not yet%n",
                stories - different.size(), stories, same, ignored, differences);
        different.forEach(
                (name, replay) -> System.out.println(name + "\n  " + String.join("\n  ", replay.differences())));
        assertThat(different.keySet()).isEqualTo(NOT_YET);
    }
}
