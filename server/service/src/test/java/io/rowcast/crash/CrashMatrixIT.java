package io.rowcast.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Promise 1: no message twice, none lost, wherever the service is killed; and every status in its own row, though the marketer
 * sorts the sheet meanwhile. {@code mvn -Pchaos verify} kills many times at each point, at moments that {@code rowcast.seed}
 * decides, for {@code rowcast.chaos.minutes}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashMatrixIT {
    private static final long SEED = Long.getLong("rowcast.seed", 20_261_124L);
    private static final int CHAOS_MINUTES = Integer.getInteger("rowcast.chaos.minutes", 0);
    private static final int PERFORMANCES_BEFORE_REST = 3;

    private List<Result> results = List.of();

    @BeforeAll
    void kill(@TempDir Path folder) throws Exception {
        long until = System.nanoTime() + CHAOS_MINUTES * 60_000_000_000L;
        try (Stage stage = new Stage(folder)) {
            Matrix matrix = CHAOS_MINUTES == 0
                    ? new Matrix(stage, new Chance(SEED), 20, 0)
                    : new Matrix(stage, new Chance(SEED), 60, 400);
            try {
                do {
                    for (int i = 0; i < (CHAOS_MINUTES == 0 ? 1 : PERFORMANCES_BEFORE_REST); i++) {
                        matrix.killAtEach();
                    }
                    matrix.rest();
                } while (System.nanoTime() < until);
            } finally {
                results = matrix.results();
            }
        }
    }

    @AfterAll
    void print() {
        System.out.println("rowcast.seed=" + SEED + Result.table(results));
    }

    @ParameterizedTest
    @EnumSource(CommitPoint.class)
    void a_kill_there_sends_nothing_twice_loses_nothing_and_mixes_up_no_row(CommitPoint point) {
        assertThat(results)
                .filteredOn(result -> result.place().equals(point.sentence()))
                .hasSize(1)
                .allMatch(Result::good);
    }

    @ParameterizedTest
    @EnumSource(names = {"IN_FLIGHT", "CLAIMED_NOT_LEFT"})
    void rows_of_which_nobody_can_know_are_shown_for_a_person_to_decide(CommitPoint point) {
        assertThat(results)
                .filteredOn(result -> result.place().equals(point.sentence()))
                .isNotEmpty()
                .allMatch(result -> result.resent() > 0);
    }
}
