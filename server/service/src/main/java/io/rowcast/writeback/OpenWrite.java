package io.rowcast.writeback;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A write that no reading has seen through yet. There is no conditional write in Sheets (facts 1.3), so whatever it wrote may
 * stand beside other rows than those it was meant for.
 *
 * @param number in the order of writing
 * @param answered whether it can have no effect any more; one that was not answered may yet be applied
 */
record OpenWrite(long number, Instant begunAt, boolean answered, List<Target> targets, List<Bystander> bystanders) {
    /** A cell that was to be written, in the row of {@code key}. */
    record Target(String key, StatusColumn column, CellValue value) {}

    /**
     * A row that is not ours to write, as it was read before the write.
     *
     * @param cells those of our columns that held something
     */
    record Bystander(String key, List<String> phones, Map<StatusColumn, CellValue> cells) {
        boolean isRow(TabCells tab, int row) {
            return key.equals(tab.key(row)) && phones.equals(tab.phones(row));
        }

        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "row " + key;
        }
    }

    /** Whether it has had all the effect that it will ever have. */
    boolean isOver(Instant now, Duration latestEffect) {
        return answered || !now.isBefore(begunAt.plus(latestEffect));
    }

    /** Whether every row that it was meant for shows it; then nothing of it went anywhere else. */
    boolean isSeen(TabCells tab, Map<String, List<Integer>> rowsByKey) {
        return targets.stream().allMatch(target -> {
            List<Integer> rows = rowsByKey.getOrDefault(target.key(), List.of());
            return rows.size() == 1
                    && tab.shown(target.column(), rows.getFirst()).equals(target.value());
        });
    }

    /** Whether this is one of the values that it wrote to the column. */
    boolean wrote(StatusColumn column, CellValue value) {
        return targets.stream()
                .anyMatch(target -> target.column() == column && target.value().equals(value));
    }
}
