package io.rowcast.workbench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Promise 3: whatever happens to the sheet and at Google meanwhile, in the end every row shows its own outcome. */
class ChaosIT {
    private static final long SEED = Long.getLong("rowcast.seed", 20_261_124L);
    private static final int ROWS = Integer.getInteger("rowcast.rows", 2_000);
    private static final Duration RESTLESS = Duration.ofSeconds(Integer.getInteger("rowcast.restless", 40));

    @TempDir
    Path data;

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void every_row_ends_with_its_own_outcome_by_a_service_account() throws Exception {
        try (World world = World.start(data, Map.of())) {
            check(new Chaos(world, new ServiceAccountPen(), ROWS, SEED, RESTLESS).run());
        }
    }

    private static void check(Chaos.Result result) {
        assertThat(result.differences())
                .as("rows that do not show their own outcome")
                .isEmpty();
        assertThat(result.foreign())
                .as("cells of the person that somebody else changed")
                .isEmpty();
        assertThat(result.lost()).as("rows whose outcome is nowhere").isEmpty();
    }
}
