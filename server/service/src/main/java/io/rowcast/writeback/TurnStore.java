package io.rowcast.writeback;

import io.rowcast.platform.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which turn each spreadsheet is in, of whichever workspace, tab and node. */
final class TurnStore {
    private final Database database;

    TurnStore(Database database) {
        this.database = database;
    }

    /**
     * Begins a turn.
     *
     * @param until when it ends by itself
     * @param pace least time since the last turn began
     * @return false where another turn is under way, or it is too early
     */
    boolean begin(String spreadsheetId, UUID turn, Instant now, Instant until, Duration pace) {
        return database.outsideWorkspaces(handle -> handle.createUpdate("""
                        insert into sheet_turn (spreadsheet_id, turn_id, turn_until, started_at)
                        values (:spreadsheet, :turn, :until, :now)
                        on conflict (spreadsheet_id) do update set turn_id = excluded.turn_id,
                          turn_until = excluded.turn_until, started_at = excluded.started_at
                        where (sheet_turn.turn_id is null or sheet_turn.turn_until <= :now)
                          and sheet_turn.started_at <= :latest
                        """)
                        .bind("spreadsheet", spreadsheetId)
                        .bind("turn", turn)
                        .bind("until", until)
                        .bind("now", now)
                        .bind("latest", now.minus(pace))
                        .execute())
                > 0;
    }

    /** Lets turns go on until then, as far as nobody has taken their spreadsheets over; answers for how many that holds. */
    int keep(Collection<UUID> turns, Instant until) {
        return database.outsideWorkspaces(
                handle -> handle.createUpdate("update sheet_turn set turn_until = :until where turn_id = any(:turns)")
                        .bind("until", until)
                        .bindArray("turns", UUID.class, turns.toArray())
                        .execute());
    }

    /** @param served when it got what it was for; null where it did not, and keeps its place in the queue */
    void end(String spreadsheetId, UUID turn, @Nullable Instant served) {
        database.outsideWorkspaces(handle -> handle.createUpdate("""
                        update sheet_turn set turn_id = null, turn_until = null,
                          served_at = coalesce(cast(:served as timestamptz), served_at)
                        where spreadsheet_id = :spreadsheet and turn_id = :turn
                        """)
                .bind("served", served)
                .bind("spreadsheet", spreadsheetId)
                .bind("turn", turn)
                .execute());
    }
}
