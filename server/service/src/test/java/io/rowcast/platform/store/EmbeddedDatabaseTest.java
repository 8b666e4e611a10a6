package io.rowcast.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @Test
    void what_was_stored_is_there_after_a_restart(@TempDir Path folder) throws SQLException {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(folder)) {
            execute(first, "create table kept (word text)");
            execute(first, "insert into kept values ('still here')");
        }
        try (EmbeddedDatabase second = EmbeddedDatabase.start(folder)) {
            assertThat(kept(second)).isEqualTo("still here");
        }
    }

    /** Promise 1 rests on it: a claim that a power cut takes back would be sent again. */
    @Test
    void what_is_committed_is_on_disk(@TempDir Path folder) throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(one(database, "show " + setting)).as(setting).isEqualTo("on");
            }
        }
    }

    @Test
    void the_server_of_a_killed_service_is_ended_and_its_folder_taken_over(@TempDir Path folder) throws Exception {
        Process killed = serviceProcess(folder);
        PostmasterFile leftOver = runningServer(folder);
        killed.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(leftOver.pid())).isPresent();

        try (EmbeddedDatabase next = EmbeddedDatabase.start(folder)) {
            assertThat(kept(next)).isEqualTo("of the killed one");
            assertThat(ProcessHandle.of(leftOver.pid()).filter(ProcessHandle::isAlive))
                    .isEmpty();
        }
    }

    @Test
    void a_second_service_does_not_touch_the_folder_of_a_running_one(@TempDir Path folder) throws SQLException {
        try (EmbeddedDatabase running = EmbeddedDatabase.start(folder)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another Rowcast service already runs on the folder");
            execute(running, "create table alive ()");
        }
    }

    @Test
    void a_command_shares_the_server_of_a_running_service_and_leaves_it_running(@TempDir Path folder)
            throws SQLException {
        try (EmbeddedDatabase running = EmbeddedDatabase.start(folder)) {
            try (EmbeddedDatabase command = EmbeddedDatabase.join(folder)) {
                execute(command, "create table kept (word text)");
                execute(command, "insert into kept values ('by a command')");
            }
            assertThat(kept(running)).isEqualTo("by a command");
        }
    }

    private static Process serviceProcess(Path folder) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
    }

    /** Waits, for at most a minute, until the other process has said that it is ready. */
    private static PostmasterFile runningServer(Path folder) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (Files.notExists(folder.resolve("ready"))) {
            assertThat(System.nanoTime()).as(() -> "the other process starts").isLessThan(deadline);
            Thread.sleep(50);
        }
        Optional<PostmasterFile> file = PostmasterFile.of(folder.resolve("postgres"));
        return file.orElseThrow();
    }

    /** A service that is killed while it serves. */
    static final class Killed {
        private Killed() {}

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[0]);
            EmbeddedDatabase database = EmbeddedDatabase.start(folder);
            execute(database, "create table kept (word text)");
            execute(database, "insert into kept values ('of the killed one')");
            Files.createFile(folder.resolve("ready"));
            Thread.currentThread().join();
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.address().jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String kept(EmbeddedDatabase database) throws SQLException {
        return one(database, "select word from kept");
    }

    private static String one(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.address().jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
