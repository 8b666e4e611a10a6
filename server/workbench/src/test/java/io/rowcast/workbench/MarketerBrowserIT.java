package io.rowcast.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a marketer does, in a real browser on the real workbench; the stories are in {@code browser/}. */
class MarketerBrowserIT {
    private static final Path ROOT = Path.of(System.getProperty("rowcast.root"));

    @TempDir
    Path data;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void a_marketer_sends_rows_reads_a_reply_goes_on_after_a_pause_and_answers_freely() throws Exception {
        assertThat(story("marketer.mjs", "screenshots")).isZero();
    }

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void a_marketer_leaves_campaigns_to_time_and_sees_each_happen() throws Exception {
        assertThat(story("schedules.mjs", "screenshots-schedules")).isZero();
    }

    private int story(String file, String screenshots) throws Exception {
        try (WorkbenchProcess workbench = new WorkbenchProcess(ROOT, data)) {
            return run(file, workbench.address(), screenshots);
        }
    }

    private static int run(String file, String address, String screenshots) throws Exception {
        Path module = ROOT.resolve("server/workbench");
        Process node = new ProcessBuilder(
                        "node",
                        file,
                        address,
                        module.resolve("target").resolve(screenshots).toString())
                .directory(module.resolve("browser").toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(System.out::println);
            return node.waitFor();
        } finally {
            node.destroy();
        }
    }
}
