package io.rowcast.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rowcast.platform.json.Csv;
import io.rowcast.platform.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip for people to take away: each table as JSON for programs and as CSV for spreadsheets, and files as they are. */
final class ExportWire implements AutoCloseable {
    private final ZipOutputStream zip;

    ExportWire(OutputStream out) {
        this.zip = new ZipOutputStream(out, UTF_8);
    }

    /** Gives all rows of a table to whoever asks; may be asked more than once. */
    @FunctionalInterface
    interface Rows {
        void each(Consumer<Map<String, Object>> row);
    }

    /** Adds {@code table.json} and {@code table.csv}; nothing for a table without rows. */
    void table(String table, Rows rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.each(row -> columns.addAll(row.keySet()));
        if (columns.isEmpty()) {
            return;
        }
        try {
            zip.putNextEntry(new ZipEntry(table + ".json"));
            JsonGenerator json = Json.MAPPER.getFactory().createGenerator(zip);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartArray();
            rows.each(row -> write(json, row));
            json.writeEndArray();
            json.close();
            zip.closeEntry();

            zip.putNextEntry(new ZipEntry(table + ".csv"));
            write(Csv.line(List.copyOf(columns)));
            rows.each(row -> write(Csv.line(cells(columns, row))));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JsonGenerator json, Map<String, Object> row) {
        try {
            json.writeObject(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(Set<String> columns, Map<String, Object> row) {
        List<String> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(String.valueOf(row.getOrDefault(column, ""))));
        return cells;
    }

    private void write(String text) {
        try {
            zip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a file. */
    void file(String name, Iterable<byte[]> pieces) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            for (byte[] piece : pieces) {
                zip.write(piece);
            }
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the zip; what it was written to stays open. */
    @Override
    public void close() {
        try {
            zip.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
