package io.rowcast.workspace;

import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The senders of each workspace; access tokens are sealed. */
public final class SenderStore {
    private static final String TOKEN = "sender.access_token";

    private final Database database;
    private final Sealers sealers;
    private final SenderNewsStore newsDesk = new SenderNewsStore();

    public SenderStore(Database database, Sealers sealers) {
        this.database = database;
        this.sealers = sealers;
    }

    /** Adds a sender, or replaces what is known of the number if the workspace has it already. */
    public void save(WorkspaceId workspace, Sender sender) {
        database.inWorkspace(
                workspace,
                handle -> handle.createUpdate("""
                        with shared as (
                          insert into portfolio (workspace_id, portfolio_id) values (:workspace, :wabaId)
                          on conflict do nothing)
                        insert into sender (workspace_id, sender_id, phone_number_id, waba_id, portfolio_id,
                            access_token, display_phone_number, verified_name, quality_rating, status,
                            messages_per_second)
                        values (:workspace, :id, :phoneNumberId, :wabaId, :wabaId, :token, :displayPhoneNumber,
                            :verifiedName, :qualityRating, :status, :messagesPerSecond)
                        on conflict (workspace_id, sender_id) do update set
                            access_token = excluded.access_token, display_phone_number = excluded.display_phone_number,
                            verified_name = excluded.verified_name, quality_rating = excluded.quality_rating,
                            status = excluded.status, messages_per_second = excluded.messages_per_second
                        """)
                        .bind("workspace", workspace.value())
                        .bind("id", sender.id())
                        .bind("phoneNumberId", sender.phoneNumberId())
                        .bind("wabaId", sender.wabaId())
                        .bind("token", sealers.of(workspace).seal(sender.token().value(), TOKEN))
                        .bind("displayPhoneNumber", sender.displayPhoneNumber())
                        .bind("verifiedName", sender.verifiedName())
                        .bind("qualityRating", sender.qualityRating())
                        .bind("status", sender.status())
                        .bind("messagesPerSecond", sender.messagesPerSecond())
                        .execute());
    }

    /** All senders of a workspace, by display number. */
    public List<Sender> list(WorkspaceId workspace) {
        Sealer sealer = sealers.of(workspace);
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select sender_id, phone_number_id, waba_id, access_token, display_phone_number, verified_name,
                               quality_rating, status, messages_per_second
                        from sender where workspace_id = :workspace order by display_phone_number
                        """)
                        .bind("workspace", workspace.value())
                        .map((row, context) -> read(row, sealer))
                        .list());
    }

    public Optional<Sender> find(WorkspaceId workspace, UUID senderId) {
        return list(workspace).stream()
                .filter(sender -> sender.id().equals(senderId))
                .findFirst();
    }

    /**
     * Brings what Meta's webhook tells of a number or its account into every workspace that has it, within the caller's
     * transaction, whose workspace changes. Pauses the campaigns that can send no more. Applying it twice is applying it
     * once.
     */
    public void apply(Handle handle, SenderNews news, Instant now) {
        newsDesk.apply(handle, news, now);
    }

    private static Sender read(ResultSet row, Sealer sealer) throws SQLException {
        return new Sender(
                row.getObject("sender_id", UUID.class),
                row.getString("phone_number_id"),
                row.getString("waba_id"),
                new AccessToken(sealer.open(row.getBytes("access_token"), TOKEN)),
                row.getString("display_phone_number"),
                row.getString("verified_name"),
                row.getString("quality_rating"),
                row.getString("status"),
                row.getInt("messages_per_second"));
    }
}
