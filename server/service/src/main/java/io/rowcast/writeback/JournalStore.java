package io.rowcast.writeback;

import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.writeback.OpenWrite.Bystander;
import io.rowcast.writeback.OpenWrite.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/** The journal of writes that no reading has seen through: noted before the write, taken out when a reading has. */
final class JournalStore {
    private static final String SEAL = "sheet_write.content";

    private final Database database;
    private final Sealers sealers;
    private final InstantSource clock;

    JournalStore(Database database, Sealers sealers, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.clock = clock;
    }

    /** All of a tab, oldest first. */
    List<OpenWrite> open(LinkedTab link) {
        Sealer sealer = sealers.of(link.workspace());
        return database.inWorkspace(
                link.workspace(),
                handle -> handle.createQuery("""
                        select write_number, begun_at, answered, content from sheet_write
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link
                        order by write_number
                        """)
                        .bind("link", link.sheetLinkId())
                        .map((row, context) -> read(row, sealer))
                        .list());
    }

    private static OpenWrite read(ResultSet row, Sealer sealer) throws SQLException {
        JournalWire content = JournalWire.unpack(sealer.openBytes(row.getBytes("content"), SEAL));
        return new OpenWrite(
                row.getLong("write_number"),
                row.getTimestamp("begun_at").toInstant(),
                row.getBoolean("answered"),
                content.toTargets(),
                content.toBystanders());
    }

    /** Notes a write that is about to be made. */
    long begin(LinkedTab link, List<Target> targets, List<Bystander> bystanders) {
        byte[] content = sealers.of(link.workspace()).seal(JournalWire.pack(targets, bystanders), SEAL);
        return database.inWorkspace(
                link.workspace(),
                handle -> handle.createQuery("""
                        insert into sheet_write (workspace_id, sheet_link_id, begun_at, content)
                        values ((select current_workspace()), :link, :now, :content)
                        returning write_number
                        """)
                        .bind("link", link.sheetLinkId())
                        .bind("now", clock.instant())
                        .bind("content", content)
                        .mapTo(Long.class)
                        .one());
    }

    /** Notes that a write has had its effect, or none at all. */
    void answered(LinkedTab link, long number) {
        database.inWorkspace(
                link.workspace(),
                handle -> handle.createUpdate("""
                        update sheet_write set answered = true
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link
                          and write_number = :number
                        """)
                        .bind("link", link.sheetLinkId())
                        .bind("number", number)
                        .execute());
    }

    void close(LinkedTab link, Collection<OpenWrite> seenThrough) {
        if (seenThrough.isEmpty()) {
            return;
        }
        database.inWorkspace(
                link.workspace(),
                handle -> handle.createUpdate("""
                        delete from sheet_write
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link
                          and write_number = any(:numbers)
                        """)
                        .bind("link", link.sheetLinkId())
                        .bindArray(
                                "numbers",
                                Long.class,
                                seenThrough.stream().map(OpenWrite::number).toList())
                        .execute());
    }

    /** Forgets all of a tab, as there is nothing left to look at. */
    void forget(LinkedTab link) {
        database.inWorkspace(
                link.workspace(),
                handle -> handle.createUpdate("""
                        delete from sheet_write
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link
                        """)
                        .bind("link", link.sheetLinkId())
                        .execute());
    }
}
