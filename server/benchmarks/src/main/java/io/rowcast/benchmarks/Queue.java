package io.rowcast.benchmarks;

import io.rowcast.contact.RecipientId;
import io.rowcast.delivery.DeliverySeals;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.store.TimeOrderedId;
import io.rowcast.platform.store.WorkspaceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Puts rows into a draft by COPY, sealed as the service seals them, where the API would take too long for a benchmark. */
final class Queue {
    private final String jdbcUrl;
    private final WorkspaceId workspace;
    private final UUID sender;
    private final Sealer sealer;

    Queue(String jdbcUrl, WorkspaceId workspace, UUID sender, Sealer sealer) {
        this.jdbcUrl = jdbcUrl;
        this.workspace = workspace;
        this.sender = sender;
        this.sealer = sealer;
    }

    /** Where a row goes, and when. */
    interface Place {
        UUID campaign(int row);

        /** Null for as soon as its campaign sends. */
        @Nullable
        Instant due(int row);
    }

    /** Adds {@code rows} rows below those that the draft has. */
    void fill(UUID campaign, int rows, int firstRow) throws SQLException, IOException {
        fill(rows, firstRow, new Place() {
            @Override
            public UUID campaign(int row) {
                return campaign;
            }

            @Override
            public @Nullable Instant due(int row) {
                return null;
            }
        });
    }

    /** Adds rows to whichever campaigns they belong to. */
    void fill(int rows, int firstRow, Place place) throws SQLException, IOException {
        try (Connection owner = DriverManager.getConnection(jdbcUrl)) {
            CopyIn copy = owner.unwrap(PGConnection.class).getCopyAPI().copyIn("""
                    copy delivery (workspace_id, delivery_id, campaign_id, sender_id, row_number, row_key, recipient_id,
                      recipient, region, message, view, status_at, due_at) from stdin""");
            Instant now = Instant.now();
            for (int row = firstRow; row < firstRow + rows; row++) {
                byte[] line =
                        line(place.campaign(row), row, now, place.due(row)).getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(line, 0, line.length);
            }
            copy.endCopy();
            // What a COPY of seconds leaves to be done, an upload of minutes has behind it.
            try (Statement statement = owner.createStatement()) {
                statement.execute("vacuum analyze delivery");
                statement.execute("checkpoint");
            }
        }
    }

    private String line(UUID campaign, int row, Instant now, @Nullable Instant due) {
        UUID id = TimeOrderedId.at(now);
        String phone = Campaigns.phone(row);
        return String.join(
                        "\t",
                        workspace.toString(),
                        id.toString(),
                        campaign.toString(),
                        sender.toString(),
                        String.valueOf(row + 2),
                        Campaigns.key(row),
                        hex(RecipientId.of(sealer, phone).bytes()),
                        hex(sealer.seal(phone, DeliverySeals.RECIPIENT)),
                        "GB",
                        hex(sealer.seal(BareLoop.body(row, id), DeliverySeals.MESSAGE)),
                        hex(sealer.seal("{}", "delivery.view")),
                        now.toString(),
                        due == null ? "\\N" : due.toString())
                + "\n";
    }

    private static String hex(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
    }

    /** Lets dispatch begin, without the launch's checks. */
    void send(UUID campaign) throws SQLException {
        update(
                "update campaign set status = 'sending', schedule = '{\"type\":\"now\"}', launched_at = now(), started_at = now()"
                        + " where campaign_id = ?",
                campaign);
    }

    /** What has not left by now never does. */
    void stop(UUID campaign) throws SQLException {
        update(
                "update campaign set status = 'cancelled', finished_at = now() - interval '2 days' where campaign_id = ?",
                campaign);
    }

    private void update(String sql, UUID campaign) throws SQLException {
        try (Connection owner = DriverManager.getConnection(jdbcUrl);
                PreparedStatement update = owner.prepareStatement(sql)) {
            update.setObject(1, campaign);
            update.executeUpdate();
        }
    }
}
