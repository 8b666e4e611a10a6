package io.rowcast.writeback;

import io.rowcast.audience.Address;
import io.rowcast.delivery.DeliverySeals;
import io.rowcast.delivery.DeliveryStatus;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.writeback.ShownDelivery.ShownReply;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What the rows of a tab should show. A campaign that was not launched shows nothing. */
final class RowStore {
    private static final String LAUNCHED = """
            with launched as (
              select campaign_id, launched_at, step, recipe ->> 'defaultRegion' as default_region from campaign
              where workspace_id = (select current_workspace()) and sheet_link_id = :link and launched_at is not null
            ), wanted as (
            """;
    private static final String BEHIND = """
              select d.row_key from launched l
              join delivery d on d.workspace_id = (select current_workspace()) and d.campaign_id = l.campaign_id
              where d.is_behind and d.recipient is not null
              group by d.row_key
              order by bool_or(d.status in ('failed', 'read', 'unconfirmed', 'cancelled', 'skipped') or exists (
                select from reply r where r.workspace_id = d.workspace_id and r.delivery_id = d.delivery_id)) desc
              limit :limit
            )
            """;
    private static final String ALL = """
              select distinct d.row_key from launched l
              join delivery d on d.workspace_id = (select current_workspace()) and d.campaign_id = l.campaign_id
            )
            """;
    private static final String DELIVERIES = """
            select d.row_key, d.delivery_id, d.campaign_id, d.revision, d.written_revision, d.recipient, l.default_region,
                   d.status, case d.status when 'queued' then greatest(d.status_at, l.launched_at) else d.status_at end as status_at,
                   d.error_code, d.error_text, l.step is not null as follow_up, r.body as reply_body, r.received_at as reply_at
            from wanted w
            cross join launched l
            cross join lateral (
              -- By the index for each row: of rows that were just inserted the planner knows nothing, and would compare
              -- each with every other. The offset keeps it from doing so.
              select * from delivery
              where workspace_id = (select current_workspace()) and campaign_id = l.campaign_id and row_key = w.row_key
                and recipient is not null
              offset 0
            ) d
            left join lateral (
              select body, received_at from reply
              where workspace_id = (select current_workspace()) and delivery_id = d.delivery_id and body is not null
              order by received_at desc, reply_id desc
              limit 1
            ) r on true
            order by d.row_key, l.launched_at desc, l.step desc nulls last, d.campaign_id desc
            """;

    private final Database database;
    private final Sealers sealers;

    RowStore(Database database, Sealers sealers) {
        this.database = database;
        this.sealers = sealers;
    }

    /** Rows with news that the sheet does not show, at most {@code limit}; those with an answer or at their end first. */
    List<RowState> behind(LinkedTab link, int limit) {
        return database.inWorkspace(
                link.workspace(),
                handle -> read(
                        link, handle.createQuery(LAUNCHED + BEHIND + DELIVERIES).bind("limit", limit)));
    }

    /** Every row that any launched campaign of the tab includes. */
    List<RowState> all(LinkedTab link) {
        return database.inWorkspace(
                link.workspace(), handle -> read(link, handle.createQuery(LAUNCHED + ALL + DELIVERIES)));
    }

    private List<RowState> read(LinkedTab link, Query query) {
        Sealer sealer = sealers.of(link.workspace());
        List<ShownDelivery> deliveries = query.bind("link", link.sheetLinkId())
                .map((row, context) -> delivery(row, sealer))
                .list();
        return RowStates.of(deliveries, link.zone());
    }

    private static ShownDelivery delivery(ResultSet row, Sealer sealer) throws SQLException {
        return new ShownDelivery(
                row.getString("row_key"),
                row.getObject("delivery_id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getInt("revision"),
                row.getInt("written_revision"),
                Address.of(sealer.open(row.getBytes("recipient"), DeliverySeals.RECIPIENT)),
                row.getString("default_region"),
                DeliveryStatus.of(row.getString("status")),
                row.getTimestamp("status_at").toInstant(),
                row.getObject("error_code", Integer.class),
                errorText(row.getBytes("error_text"), sealer),
                row.getBoolean("follow_up"),
                reply(row.getBytes("reply_body"), row.getTimestamp("reply_at"), sealer));
    }

    private static @Nullable String errorText(byte @Nullable [] sealed, Sealer sealer) {
        return sealed == null ? null : sealer.open(sealed, DeliverySeals.ERROR_TEXT);
    }

    private static @Nullable ShownReply reply(byte @Nullable [] body, @Nullable Timestamp at, Sealer sealer) {
        return body == null || at == null ? null : new ShownReply(sealer.open(body, "reply.body"), at.toInstant());
    }
}
