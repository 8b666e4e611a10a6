package io.rowcast.crash;

import io.rowcast.platform.store.DatabaseAddress;
import io.rowcast.testing.RunningService;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A lock that the database's owner holds, and who waits for it: so a statement of the service stands still at a known place. */
final class Lock implements AutoCloseable {
    private final DatabaseAddress database;
    private final Connection connection;
    private final int pid;

    private Lock(DatabaseAddress database, Connection connection) throws SQLException {
        this.database = database;
        this.connection = connection;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            this.pid = row.getInt(1);
        }
    }

    /** Takes the locks that {@code sql} takes, and keeps them until it is closed. Nothing that it changes stays. */
    static Lock take(DatabaseAddress database, String sql, Object... values) {
        try {
            Connection connection = DriverManager.getConnection(database.jdbcUrl());
            connection.setAutoCommit(false);
            Lock lock = new Lock(database, connection);
            lock.also(sql, values);
            return lock;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes what this statement takes, too. */
    void also(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The statements that wait for it now. */
    List<String> waiting() {
        List<String> waiting = new ArrayList<>();
        try (Connection asking = DriverManager.getConnection(database.jdbcUrl());
                PreparedStatement statement = asking.prepareStatement(
                        "select query from pg_stat_activity where ? = any (pg_blocking_pids(pid))")) {
            statement.setInt(1, pid);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    waiting.add(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return waiting;
    }

    /** Waits until a statement waits for it that has one of these words in it, or any where there are none. */
    void await(String... words) {
        RunningService.await(
                "a statement with one of " + List.of(words) + " waits for the lock",
                () -> waiting().stream()
                        .anyMatch(query ->
                                words.length == 0 || Arrays.stream(words).anyMatch(query::contains)));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
