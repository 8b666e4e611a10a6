package io.rowcast.testing;

import io.rowcast.contact.RecipientId;
import io.rowcast.platform.crypto.MasterKeyset;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.DatabaseAddress;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.AccessToken;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.WorkspaceStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatements;

/** A database for a test alone, with workspaces, senders and campaigns under way, as the stages before would leave them. */
public final class Campaigns implements AutoCloseable {
    private final LentDatabase lent = LentDatabase.take();

    /** The owner's address, for what a test may do and the service may not. */
    public final DatabaseAddress address = lent.address();

    public final Database database = lent.database();
    public final MovableClock clock = new MovableClock();
    public final MasterKeyset master = keyset();
    private final WorkspaceStore workspaces = new WorkspaceStore(database, clock);
    public final Sealers sealers = new Sealers(master, workspaces::keysOf);

    /** A campaign's ids. */
    public record Sending(WorkspaceId workspace, UUID senderId, UUID campaignId) {}

    /** A copy of all that is in the database, as a backup is; the pool is closed then. */
    public DatabaseAddress backup() {
        return lent.copied();
    }

    public WorkspaceId workspace() {
        return workspaces.create("Workspace", master).id();
    }

    public UUID sender(WorkspaceId workspace, String phoneNumberId, int messagesPerSecond) {
        UUID id = UUID.randomUUID();
        new SenderStore(database, sealers)
                .save(
                        workspace,
                        new Sender(
                                id,
                                phoneNumberId,
                                "102290129340398",
                                new AccessToken("token"),
                                "+1 555 078 3881",
                                "Rowcast Demo",
                                "GREEN",
                                "CONNECTED",
                                messagesPerSecond));
        return id;
    }

    /** A campaign of a new workspace with one row for each phone number. */
    public Sending sending(String... phones) {
        WorkspaceId workspace = workspace();
        return sending(workspace, sender(workspace, "number-" + UUID.randomUUID(), 1000), phones);
    }

    /** A campaign under way, with row 2 for the first phone number, row 3 for the second, and so on. */
    public Sending sending(WorkspaceId workspace, UUID senderId, String... phones) {
        Sending campaign = new Sending(workspace, senderId, UUID.randomUUID());
        database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
            insertCampaign(handle, campaign, insertSheetLink(handle));
            insertDeliveries(handle, campaign, sealers.of(workspace), phones);
            return null;
        });
        return campaign;
    }

    /** {@code count} phone numbers, all different. */
    public static String[] phones(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> "+44740%07d".formatted(i))
                .toArray(String[]::new);
    }

    /** Each row's status, by row. */
    public List<String> statuses(Sending campaign) {
        return strings(campaign, "select status::text from delivery where campaign_id = :campaign order by row_number");
    }

    public List<UUID> deliveries(Sending campaign) {
        return strings(
                        campaign,
                        "select delivery_id::text from delivery where campaign_id = :campaign order by row_number")
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    /** The first column of each row that {@code sql} finds, with {@code :campaign} if it likes; nulls are left out. */
    public List<String> strings(Sending campaign, String sql) {
        return database.inWorkspace(
                campaign.workspace(),
                handle -> handle.createQuery(sql)
                        .configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true))
                        .bind("campaign", campaign.campaignId())
                        .mapTo(String.class)
                        .filter(Objects::nonNull)
                        .list());
    }

    /** Runs an update, with {@code :campaign} if it likes. */
    public void change(Sending campaign, String sql) {
        database.inWorkspace(
                campaign.workspace(),
                handle -> handle.createUpdate(sql)
                        .configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true))
                        .bind("campaign", campaign.campaignId())
                        .execute());
    }

    /**
     * Puts deliveries where a test begins, without the moves that lead there: runs an update, with {@code :campaign} if it
     * likes, as the owner and past the triggers.
     */
    public void arrange(Sending campaign, String sql) {
        database.<Void, RuntimeException>inWorkspace(campaign.workspace(), handle -> {
            handle.execute("set local role none");
            handle.execute("set local session_replication_role = replica");
            handle.createUpdate(sql)
                    .configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true))
                    .bind("campaign", campaign.campaignId())
                    .execute();
            // No trigger ran.
            handle.execute("delete from queued where campaign_id = ?", campaign.campaignId());
            handle.execute("""
                    insert into queued (workspace_id, campaign_id, due_at, row_number, delivery_id)
                    select workspace_id, campaign_id, coalesce(due_at, '-infinity'), row_number, delivery_id
                    from delivery where status = 'queued' and campaign_id = ?
                    """, campaign.campaignId());
            return null;
        });
    }

    /** Lets time pass on the nodes, and for whoever waits for a sender's lane, which the database's clock decides. */
    public void pass(Duration time) {
        clock.advance(time);
        passAtTheDatabase(time);
    }

    /** Lets time pass for the senders' lanes only, as where a node stands still. */
    public void passAtTheDatabase(Duration time) {
        try (PreparedStatement earlier =
                lent.owner().prepareStatement("update sender set lane_until = lane_until - ? * interval '1 ms'")) {
            earlier.setLong(1, time.toMillis());
            earlier.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        lent.close();
    }

    private UUID insertSheetLink(Handle handle) {
        UUID id = UUID.randomUUID();
        handle.createUpdate("""
                        insert into sheet_link (workspace_id, sheet_link_id, spreadsheet_id, sheet_id, title, time_zone,
                            created_at)
                        values ((select current_workspace()), :id, :spreadsheet, 0, 'Contacts', 'Europe/London', :now)
                        """)
                .bind("id", id)
                .bind("spreadsheet", "sheet-" + id)
                .bind("now", clock.instant())
                .execute();
        return id;
    }

    private void insertCampaign(Handle handle, Sending campaign, UUID sheetLink) {
        handle.createUpdate("""
                        insert into campaign (workspace_id, campaign_id, name, status, sender_id, sheet_link_id, recipe,
                            template_name, template_language, created_at, started_at)
                        values ((select current_workspace()), :id, 'Spring', 'sending', :sender, :sheet, '{}',
                            'spring_offer', 'en', :now, :now)
                        """)
                .bind("id", campaign.campaignId())
                .bind("sender", campaign.senderId())
                .bind("sheet", sheetLink)
                .bind("now", clock.instant())
                .execute();
    }

    private void insertDeliveries(Handle handle, Sending campaign, Sealer sealer, String... phones) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into delivery (workspace_id, delivery_id, campaign_id, sender_id, row_number, row_key, recipient_id,
                    recipient, region, message, view, status_at)
                values ((select current_workspace()), :id, :campaign, :sender, :row, :key, :recipientId, :recipient, 'GB',
                    :message, :view, :now)
                """);
        for (int i = 0; i < phones.length; i++) {
            batch.bind("id", UUID.randomUUID())
                    .bind("campaign", campaign.campaignId())
                    .bind("sender", campaign.senderId())
                    .bind("row", i + 2)
                    .bind("key", "key%013d".formatted(i))
                    .bind("recipientId", RecipientId.of(sealer, phones[i]).bytes())
                    .bind("recipient", sealer.seal(phones[i], "delivery.recipient"))
                    .bind("message", sealer.seal("{\"to\":\"" + phones[i] + "\"}", "delivery.message"))
                    .bind("view", sealer.seal("{}", "delivery.view"))
                    .bind("now", clock.instant())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static MasterKeyset keyset() {
        try {
            return MasterKeyset.readOrCreate(
                    Files.createTempDirectory("rowcast-keys").resolve("keyset.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
