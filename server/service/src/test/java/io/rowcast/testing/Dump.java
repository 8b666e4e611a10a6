package io.rowcast.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.rowcast.platform.store.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** All rows of all tables as their owner sees them, each value as text; what is sealed also as it was before. */
public final class Dump {
    private final List<String> values = new ArrayList<>();
    private int sealedValues;

    /** Opens what a column, as {@code delivery.recipient}, holds. */
    @FunctionalInterface
    public interface Opener {
        /** @return empty where the column is not sealed, or with another key */
        Optional<byte[]> open(String column, byte[] bytes);
    }

    /** Reads the whole database. */
    public Dump(DatabaseAddress owner, Opener opener) {
        try (Connection connection = DriverManager.getConnection(owner.jdbcUrl());
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                read(statement, table, opener);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery("select tablename from pg_tables where schemaname = 'public' order by 1")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private void read(Statement statement, String table, Opener opener) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select * from " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    String column = table + "." + rows.getMetaData().getColumnName(i);
                    if (rows.getMetaData().getColumnTypeName(i).equals("bytea")) {
                        bytes(column, rows.getBytes(i), opener);
                    } else {
                        add(column, rows.getString(i));
                    }
                }
            }
        }
    }

    private void bytes(String column, byte[] bytes, Opener opener) {
        if (bytes == null) {
            return;
        }
        add(column, HexFormat.of().formatHex(bytes));
        add(column, new String(bytes, ISO_8859_1));
        opener.open(column, bytes).ifPresent(plain -> {
            add(column, new String(plain, UTF_8));
            sealedValues++;
        });
    }

    private void add(String column, String value) {
        if (value != null) {
            values.add(column + ": " + value);
        }
    }

    /** How many sealed values could be opened, so that a test can tell that it looked. */
    public int sealedValues() {
        return sealedValues;
    }

    /** The values that hold any of the texts, each with its column. */
    public List<String> hits(List<String> texts) {
        return values.stream()
                .filter(value -> texts.stream().anyMatch(value::contains))
                .toList();
    }
}
