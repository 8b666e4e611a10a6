package io.rowcast.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a marketer does, in a real browser on the real workbench; the story is {@code browser/marketer.mjs}. */
class MarketerBrowserIT {
    private static final Path ROOT = Path.of(System.getProperty("rowcast.root"));

    @TempDir
    Path data;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void a_marketer_sends_rows_reads_a_reply_goes_on_after_a_pause_and_answers_freely() throws Exception {
        try (WorkbenchProcess workbench = new WorkbenchProcess(ROOT, data)) {
            assertThat(story(workbench.address())).isZero();
        }
    }

    private static int story(String address) throws Exception {
        Path module = ROOT.resolve("server/workbench");
        Process node = new ProcessBuilder(
                        "node",
                        "marketer.mjs",
                        address,
                        module.resolve("target/screenshots").toString())
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
