package io.rowcast.writeback;

import io.rowcast.platform.json.Json;
import io.rowcast.writeback.OpenWrite.Bystander;
import io.rowcast.writeback.OpenWrite.Target;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A write as the journal keeps it: packed JSON, since ten thousand rows say much the same. */
record JournalWire(List<TargetWire> targets, List<BystanderWire> bystanders) {
    record ValueWire(@Nullable String text, @Nullable LocalDateTime local) {
        static ValueWire of(CellValue value) {
            return switch (value) {
                case CellValue.Text text -> new ValueWire(text.text(), null);
                case CellValue.Moment moment -> new ValueWire(null, moment.local());
            };
        }

        CellValue value() {
            return local == null ? new CellValue.Text(text == null ? "" : text) : new CellValue.Moment(local);
        }
    }

    record TargetWire(String key, StatusColumn column, ValueWire value) {}

    record BystanderWire(String key, List<String> phones, Map<StatusColumn, ValueWire> cells) {}

    static byte[] pack(List<Target> targets, List<Bystander> bystanders) {
        JournalWire wire = new JournalWire(
                targets.stream()
                        .map(target -> new TargetWire(target.key(), target.column(), ValueWire.of(target.value())))
                        .toList(),
                bystanders.stream()
                        .map(row -> new BystanderWire(row.key(), row.phones(), wires(row.cells())))
                        .toList());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            Json.MAPPER.writeValue(packed, wire);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static JournalWire unpack(byte[] packed) {
        try (GZIPInputStream bytes = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return Json.MAPPER.readValue(bytes, JournalWire.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<StatusColumn, ValueWire> wires(Map<StatusColumn, CellValue> cells) {
        Map<StatusColumn, ValueWire> wires = new EnumMap<>(StatusColumn.class);
        cells.forEach((column, value) -> wires.put(column, ValueWire.of(value)));
        return wires;
    }

    List<Target> toTargets() {
        return targets.stream()
                .map(target ->
                        new Target(target.key(), target.column(), target.value().value()))
                .toList();
    }

    List<Bystander> toBystanders() {
        return bystanders.stream()
                .map(row -> new Bystander(row.key(), row.phones(), values(row.cells())))
                .toList();
    }

    private static Map<StatusColumn, CellValue> values(Map<StatusColumn, ValueWire> cells) {
        Map<StatusColumn, CellValue> values = new EnumMap<>(StatusColumn.class);
        cells.forEach((column, value) -> values.put(column, value.value()));
        return values;
    }
}
