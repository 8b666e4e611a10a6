package io.rowcast.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Rows a second through the API into a draft: uploaded in chunks one after the other, as the add-on does, checked, rendered,
 * encrypted and committed; beside a bare COPY of the same bytes into a table without an index, in the same run. Then the time of
 * the preview and of the launch. PostgreSQL is embedded, with fsync on.
 */
final class PlanBenchmark {
    private static final int WARM_UP = 20_000;
    private static final int ROWS = 100_000;

    private PlanBenchmark() {}

    static void run(Path root) throws Exception {
        try (Stage stage = Stage.set(root, 1)) {
            stage.campaigns().draft(WARM_UP, 0);
            long start = System.nanoTime();
            String campaign = stage.campaigns().draft(ROWS, WARM_UP);
            double rate = ROWS / seconds(start);
            double bare = bareCopy(stage.postgres().address().jdbcUrl(), campaign);
            System.out.printf(Locale.ROOT, "bare COPY of the same bytes: %.0f rows/s%n", bare);
            System.out.printf(Locale.ROOT, "plan.ratio=%.2f plan.rate=%.0f%n", rate / bare, rate);
            start = System.nanoTime();
            stage.campaigns().launch(campaign);
            System.out.printf(Locale.ROOT, "preview and launch: plan.launch_s=%.1f%n", seconds(start));
            stage.campaigns().cancel(campaign);
        }
    }

    private static double bareCopy(String jdbcUrl, String campaign) throws SQLException, IOException {
        try (Connection owner = DriverManager.getConnection(jdbcUrl);
                Statement statement = owner.createStatement()) {
            CopyManager copy = owner.unwrap(PGConnection.class).getCopyAPI();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            copy.copyOut("copy (select * from delivery where campaign_id = '" + campaign + "') to stdout", bytes);
            statement.execute("create table bare (like delivery)");
            long start = System.nanoTime();
            long rows = copy.copyIn("copy bare from stdin", new ByteArrayInputStream(bytes.toByteArray()));
            return rows / seconds(start);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
