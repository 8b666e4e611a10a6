package io.rowcast.workbench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Promise 3: whatever happens to the sheet and at Google meanwhile, in the end every row shows its own outcome. */
class ChaosIT {
    private static final long SEED = Long.getLong("rowcast.seed", 20_261_124L);
    private static final int ROWS = Integer.getInteger("rowcast.rows", 1_000);
    private static final Duration RESTLESS = Duration.ofSeconds(Integer.getInteger("rowcast.restless", 15));

    private static final int FEW_ROWS = 200;
    private static final Duration BRIEFLY = Duration.ofSeconds(4);

    @TempDir
    Path data;

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void every_row_ends_with_its_own_outcome_by_a_service_account() throws Exception {
        check(new ServiceAccountPen());
    }

    @Test
    @Tag("long")
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void every_row_ends_with_its_own_outcome_by_a_connected_google_account() throws Exception {
        check(new GoogleAccountPen());
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void every_row_ends_with_its_own_outcome_by_the_add_on_itself() throws Exception {
        check(new AddOnPen());
    }

    @Test
    @Tag("long")
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void what_nobody_has_seen_google_do_may_turn_out_either_way() throws Exception {
        check(new ServiceAccountPen(), FEW_ROWS, BRIEFLY, Map.of("byFilterNoMatch", "400"));
        check(new ServiceAccountPen(), FEW_ROWS, BRIEFLY, Map.of("sortMovesRowMetadata", "false"));
        check(new ServiceAccountPen(), FEW_ROWS, BRIEFLY, Map.of("protectedCell", "403"));
    }

    private void check(Pen pen) throws Exception {
        check(pen, ROWS, RESTLESS, Map.of());
    }

    private void check(Pen pen, int rows, Duration restless, Map<String, String> switches) throws Exception {
        Chaos.Result result;
        Path own = Files.createTempDirectory(data, "world");
        try (World world = World.start(own)) {
            switches.forEach(world.google()::open);
            result = new Chaos(world, pen, rows, SEED, restless).run();
        }
        assertThat(result.differences())
                .as("rows that do not show their own outcome")
                .isEmpty();
        assertThat(result.foreign())
                .as("cells of the person that somebody else changed")
                .isEmpty();
        assertThat(result.lost()).as("rows whose outcome is nowhere").isEmpty();
    }
}
