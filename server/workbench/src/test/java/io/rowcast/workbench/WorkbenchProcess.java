package io.rowcast.workbench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The workbench in a JVM of its own, as {@code mvn -Pdemo} starts it, on a free port and with a data folder of its own. */
final class WorkbenchProcess implements AutoCloseable {
    private static final String READY = "Rowcast workbench: ";

    private final Process process;
    private final CompletableFuture<String> address = new CompletableFuture<>();

    WorkbenchProcess(Path root, Path data) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Drowcast.port=0",
                        "-Drowcast.root=" + root,
                        "-Drowcast.data=" + data,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.rowcast.workbench.Main")
                .redirectErrorStream(true)
                .start();
        Thread.ofPlatform().daemon().name("workbench-output").start(this::listen);
    }

    /** Waits until the page is served; fails with what the process said last where it ends before. */
    String address() throws Exception {
        return address.get(2, TimeUnit.MINUTES);
    }

    private void listen() {
        String last = "nothing";
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("[workbench] " + line);
                last = line;
                if (line.startsWith(READY)) {
                    address.complete(line.substring(READY.length()));
                }
            }
        } catch (IOException e) {
            last = e.toString();
        }
        address.completeExceptionally(new IllegalStateException("The workbench ended; it said last: " + last));
    }

    /** Lets it keep its sheet; what does not end in half a minute is ended. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
