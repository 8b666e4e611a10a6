package io.rowcast.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path root;

    @Test
    void the_property_goes_before_the_environment_and_8080_is_usual() {
        Properties given = new Properties();
        assertThat(Settings.from(given, Map.of()).port()).isEqualTo(8080);
        assertThat(Settings.from(given, Map.of("ROWCAST_WORKBENCH_PORT", "9001"))
                        .port())
                .isEqualTo(9001);
        given.setProperty("rowcast.port", "9002");
        assertThat(Settings.from(given, Map.of("ROWCAST_WORKBENCH_PORT", "9001"))
                        .port())
                .isEqualTo(9002);
    }

    @Test
    void what_is_no_port_is_said() {
        assertThatThrownBy(() -> Settings.from(new Properties(), Map.of("ROWCAST_WORKBENCH_PORT", "80x")))
                .isInstanceOf(StartException.class)
                .hasMessage("\"80x\" is not a port: give a number from 0 to 65535.");
    }

    @Test
    void a_missing_build_is_said_with_what_to_do() {
        assertThatThrownBy(() -> new Settings(0, root, root).check())
                .isInstanceOf(StartException.class)
                .hasMessageContaining("start with mvn -Pdemo");
    }

    @Test
    void a_taken_port_is_said_with_what_to_do() throws Exception {
        Files.createDirectories(root.resolve("server/workbench/target/page"));
        Files.createDirectories(root.resolve("addon/dist"));
        Files.writeString(root.resolve("server/workbench/target/page/index.html"), "");
        Files.writeString(root.resolve("addon/dist/sidebar.html"), "");
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> new Settings(other.getLocalPort(), root, root).check())
                    .isInstanceOf(StartException.class)
                    .hasMessageStartingWith("Port " + other.getLocalPort() + " is taken");
        }
    }
}
