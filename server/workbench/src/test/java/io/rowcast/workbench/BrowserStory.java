package io.rowcast.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What somebody does, in a real browser on the real workbench; the stories are in {@code browser/}. */
final class BrowserStory {
    /** A step's name, its error and where it was. */
    private static final int LAST_LINES = 25;

    private static final Path ROOT = Path.of(System.getProperty("rowcast.root"));

    private BrowserStory() {}

    /**
     * Tells one story from its beginning to its end; fails with its last lines where not all went as told.
     *
     * @param file in {@code browser/}
     * @param data folder for the workbench's data
     * @param screenshots folder in {@code target/}
     */
    static void tell(String file, Path data, String screenshots) throws Exception {
        try (WorkbenchProcess workbench = new WorkbenchProcess(ROOT, data)) {
            run(file, workbench.address(), screenshots);
        }
    }

    private static void run(String file, String address, String screenshots) throws IOException, InterruptedException {
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
            List<String> told = lines.lines().peek(System.out::println).toList();
            assertThat(node.waitFor())
                    .as(
                            "%s, which said last:%n%s",
                            file, String.join("\n", told.subList(Math.max(0, told.size() - LAST_LINES), told.size())))
                    .isZero();
        } finally {
            node.destroy();
        }
    }
}
