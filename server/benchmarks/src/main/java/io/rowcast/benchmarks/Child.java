package io.rowcast.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One jar running as a process of its own; ended with the benchmark. */
final class Child implements AutoCloseable {
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final Process process;
    private final URI url;

    private Child(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Starts {@code jar} and waits until {@code healthPath} answers 200. */
    static Child start(Path jar, List<String> arguments, Map<String, String> environment, int port, String healthPath)
            throws IOException, InterruptedException {
        if (Files.notExists(jar)) {
            throw new IllegalStateException(
                    "expected " + jar + "; run mvn -Pbench -Dbench=NAME from the project's root");
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx1g", "-jar", jar.toString()));
        command.addAll(arguments);
        Path log = Files.createTempFile("rowcast-bench-", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Child child = new Child(builder.start(), URI.create("http://127.0.0.1:" + port));
        child.awaitReady(healthPath, log);
        return child;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    URI url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    /** Resident memory in bytes, as the kernel counts it; Linux only. */
    long residentBytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    * 1024;
        }
    }

    private void awaitReady(String healthPath, Path log) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        long deadline = System.nanoTime() + STARTUP.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            if (answers(http, healthPath)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        close();
        throw new IllegalStateException("a process did not come up; its output is in " + log);
    }

    private boolean answers(HttpClient http, String healthPath) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(url.resolve(healthPath)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** SIGKILL: nothing is flushed, closed or told. */
    void kill() {
        process.destroyForcibly();
        close();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
