package io.rowcast.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One of our jars as a process of its own, which can be killed. */
public final class JarProcess implements AutoCloseable {
    /** On a machine that builds something else beside. */
    private static final Duration START = Duration.ofMinutes(2);

    private final Process process;
    private final URI url;

    private JarProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts a jar and waits until it answers.
     *
     * @param jar relative to the project's root, built by {@code package}
     * @param alive path that answers 200 once it serves
     */
    public static JarProcess start(
            String jar, List<String> arguments, Map<String, String> environment, int port, String alive) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of(System.getProperty("rowcast.root"), jar).toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        try {
            JarProcess started = new JarProcess(builder.start(), URI.create("http://127.0.0.1:" + port));
            started.await(jar, alive);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that does not come up is not left behind. */
    private void await(String jar, String alive) {
        boolean up = false;
        try {
            RunningService.await(jar + " answers", START, () -> answers(alive));
            up = true;
        } finally {
            if (!up) {
                kill();
            }
        }
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers(String path) {
        if (!process.isAlive()) {
            throw new AssertionError("the process ended with " + process.exitValue());
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(url.resolve(path)).build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI url() {
        return url;
    }

    /** SIGKILL: nothing is flushed, closed or told. */
    public void kill() {
        process.destroyForcibly();
        end();
    }

    @Override
    public void close() {
        process.destroy();
        end();
    }

    private void end() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
