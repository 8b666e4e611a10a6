package io.rowcast.workbench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What somebody does, in a real browser on the real workbench; the stories are in {@code browser/}. */
final class BrowserStory {
    private static final Path ROOT = Path.of(System.getProperty("rowcast.root"));

    private BrowserStory() {}

    /**
     * Tells one story from its beginning to its end.
     *
     * @param file in {@code browser/}
     * @param data folder for the workbench's data
     * @param screenshots folder in {@code target/}
     * @return what the story's process ended with; 0 where all went as told
     */
    static int tell(String file, Path data, String screenshots) throws Exception {
        try (WorkbenchProcess workbench = new WorkbenchProcess(ROOT, data)) {
            return run(file, workbench.address(), screenshots);
        }
    }

    private static int run(String file, String address, String screenshots) throws IOException, InterruptedException {
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
