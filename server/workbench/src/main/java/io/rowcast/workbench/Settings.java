package io.rowcast.workbench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Where the workbench runs.
 *
 * @param port of the page; 0 for any free one
 * @param root of the project
 * @param data folder that is kept over restarts
 */
public record Settings(int port, Path root, Path data) {
    private static final int USUAL_PORT = 8080;

    /** From {@code -Drowcast.port}, {@code -Drowcast.root} and {@code -Drowcast.data}, and {@code ROWCAST_WORKBENCH_PORT}. */
    static Settings from(Properties properties, Map<String, String> environment) {
        Path root = Path.of(properties.getProperty("rowcast.root", "")).toAbsolutePath();
        String data = properties.getProperty("rowcast.data", "");
        return new Settings(
                port(
                        properties.getProperty("rowcast.port", ""),
                        environment.getOrDefault("ROWCAST_WORKBENCH_PORT", "")),
                root,
                data.isBlank() ? root.resolve(".rowcast") : Path.of(data).toAbsolutePath());
    }

    /** The built page of the workbench. */
    Path page() {
        return root.resolve("server/workbench/target/page");
    }

    /** Throws where something is missing or taken, before anything is started. */
    void check() {
        require(page().resolve("index.html"));
        require(root.resolve("addon/dist/sidebar.html"));
        if (port != 0) {
            requireFree();
        }
    }

    private static void require(Path built) {
        if (!Files.exists(built)) {
            throw new StartException(built + " is not built yet: start with mvn -Pdemo in the project's folder.");
        }
    }

    private void requireFree() {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            socket.setReuseAddress(true);
        } catch (IOException e) {
            throw new StartException("Port " + port + " is taken: stop what uses it, or choose another with"
                    + " -Drowcast.port=8081 or the environment's ROWCAST_WORKBENCH_PORT.");
        }
    }

    private static int port(String property, String variable) {
        String text = property.isBlank() ? variable : property;
        if (text.isBlank()) {
            return USUAL_PORT;
        }
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new StartException("\"" + text + "\" is not a port: give a number from 0 to 65535.");
    }
}
