package io.rowcast.privacy;

import io.rowcast.platform.crypto.Sealer;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables for people to take away, within the caller's transaction and workspace: sealed columns opened, fingerprints,
 * hashes and secrets left out.
 */
final class ExportStore {
    private static final int ROWS_AT_A_TIME = 500;

    private final Map<String, DataMap.Entry> opened;

    ExportStore(DataMap map) {
        this.opened = map.entries().stream()
                .filter(entry -> entry.sealed() && !entry.secret())
                .collect(Collectors.toUnmodifiableMap(DataMap.Entry::column, entry -> entry));
    }

    /**
     * Gives a table's rows to {@code each}, as names and values in the order of the columns: texts, numbers, and true or false.
     *
     * @param condition which rows, with {@code :names} if it likes
     */
    void rows(
            Handle handle,
            Sealer sealer,
            String table,
            String condition,
            Collection<String> names,
            Consumer<Map<String, Object>> each) {
        try (Stream<Map<String, Object>> rows = handle
                .createQuery("select * from %s where workspace_id = (select current_workspace()) and %s"
                        .formatted(table, condition))
                .configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true))
                .bindArray("names", String.class, names)
                .setFetchSize(ROWS_AT_A_TIME)
                .map((row, context) -> read(row, table, sealer))
                .stream()) {
            rows.forEach(each);
        }
    }

    private Map<String, Object> read(ResultSet row, String table, Sealer sealer) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnName(i);
            value(row, i, columns.getColumnTypeName(i), table + "." + name, sealer)
                    .ifPresent(value -> values.put(name, value));
        }
        return values;
    }

    private Optional<Object> value(ResultSet row, int i, String type, String column, Sealer sealer)
            throws SQLException {
        return switch (type) {
            case "bytea" -> Optional.ofNullable(open(row.getBytes(i), opened.get(column), sealer));
            case "bool", "int2", "int4", "int8" -> Optional.ofNullable(row.getObject(i));
            case "timestamptz" ->
                Optional.ofNullable(row.getTimestamp(i))
                        .map(at -> at.toInstant().toString());
            default -> Optional.ofNullable(row.getString(i));
        };
    }

    private static @Nullable String open(byte @Nullable [] bytes, DataMap.@Nullable Entry entry, Sealer sealer) {
        return bytes == null || entry == null ? null : sealer.open(bytes, entry.sealedFor());
    }
}
