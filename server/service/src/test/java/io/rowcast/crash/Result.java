package io.rowcast.crash;

import java.util.List;

/**
 * What became of the campaigns that something happened to.
 *
 * @param place where it happened
 * @param acceptedOnce rows whose message the sandbox took exactly once
 * @param resent of those, rows that were unconfirmed and were sent again by hand
 * @param notSent rows that the ledger shows as cancelled or skipped, and that the sandbox never took
 * @param duplicates messages that a person got beyond the first
 * @param lost rows that the sandbox never took, and of which the ledger says anything but that they were not sent
 * @param wrongCells rows of the sheet that show another status than their own in the ledger
 * @param seconds the longest from a kill until all is at rest
 */
record Result(
        String place,
        int kills,
        int rows,
        int acceptedOnce,
        int resent,
        int notSent,
        int duplicates,
        int lost,
        int wrongCells,
        double seconds) {
    Result and(Result other) {
        return new Result(
                place,
                kills + other.kills,
                rows + other.rows,
                acceptedOnce + other.acceptedOnce,
                resent + other.resent,
                notSent + other.notSent,
                duplicates + other.duplicates,
                lost + other.lost,
                wrongCells + other.wrongCells,
                Math.max(seconds, other.seconds));
    }

    /** Nothing twice, nothing lost, every status in its own row. */
    boolean good() {
        return acceptedOnce + notSent == rows && duplicates == 0 && lost == 0 && wrongCells == 0;
    }

    static String table(List<Result> results) {
        StringBuilder table = new StringBuilder("""

                | killed where | kills | rows | accepted once | of them unconfirmed, then resent by hand | cancelled, not sent \
                | duplicates | lost | wrong cells | seconds to rest |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
                """);
        results.forEach(each -> table.append("| %s | %d | %d | %d | %d | %d | %d | %d | %d | %.0f |\n"
                .formatted(
                        each.place(),
                        each.kills(),
                        each.rows(),
                        each.acceptedOnce(),
                        each.resent(),
                        each.notSent(),
                        each.duplicates(),
                        each.lost(),
                        each.wrongCells(),
                        each.seconds())));
        return table.toString();
    }
}
