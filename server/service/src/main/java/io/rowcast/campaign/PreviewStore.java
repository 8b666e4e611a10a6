package io.rowcast.campaign;

import io.rowcast.audience.RowProblem;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.render.MessageView;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads frozen rows back for people, within the caller's transaction. */
final class PreviewStore {
    /** Whom a message goes to. */
    record Addressee(int row, String recipient) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "addressee of row " + row;
        }
    }

    /** How many messages go to one region. */
    record RegionCount(String region, int messages) {}

    /**
     * One message.
     *
     * @param request the exact JSON for Meta
     */
    record FrozenMessage(int row, String recipient, MessageView view, String request) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "message of row " + row;
        }
    }

    /** The rows that can be sent on both sides of one. */
    record Neighbours(@Nullable Integer previous, @Nullable Integer next) {}

    List<Addressee> first(Handle handle, Sealer sealer, UUID campaign, int most) {
        return handle.createQuery("""
                        select row_number, recipient from delivery
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                          and recipient is not null
                        order by row_number limit :most
                        """)
                .bind("campaign", campaign)
                .bind("most", most)
                .map((row, context) -> new Addressee(row.getInt(1), sealer.open(row.getBytes(2), "delivery.recipient")))
                .list();
    }

    /** Messages by region, most first. */
    List<RegionCount> regions(Handle handle, UUID campaign) {
        return handle.createQuery("""
                        select region, count(*) from delivery
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                        group by region order by count(*) desc, region
                        """)
                .bind("campaign", campaign)
                .map((row, context) -> new RegionCount(row.getString(1), row.getInt(2)))
                .list();
    }

    /** The problems of each row that has some, for at most {@code rows} rows below row {@code after}. */
    List<List<RowProblem>> problems(Handle handle, Sealer sealer, UUID campaign, int after, int rows) {
        return handle.createQuery("""
                        select problems from campaign_row_problem
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                          and row_number > :after and problems is not null
                        order by row_number limit :rows
                        """)
                .bind("campaign", campaign)
                .bind("after", after)
                .bind("rows", rows)
                .map((row, context) ->
                        RowsView.readProblems(sealer.open(row.getBytes(1), "campaign_row_problem.problems")))
                .list();
    }

    Optional<FrozenMessage> message(Handle handle, Sealer sealer, UUID campaign, int rowNumber) {
        return handle.createQuery("""
                        select recipient, view, message from delivery
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                          and row_number = :row and message is not null
                        """)
                .bind("campaign", campaign)
                .bind("row", rowNumber)
                .map((row, context) -> new FrozenMessage(
                        rowNumber,
                        sealer.open(row.getBytes(1), "delivery.recipient"),
                        RowsView.readView(sealer.open(row.getBytes(2), "delivery.view")),
                        sealer.open(row.getBytes(3), "delivery.message")))
                .findFirst();
    }

    Neighbours neighbours(Handle handle, UUID campaign, int rowNumber) {
        return handle.createQuery("""
                        select (select max(row_number) from delivery
                                where workspace_id = (select current_workspace()) and campaign_id = :campaign
                                  and row_number < :row) as previous,
                               (select min(row_number) from delivery
                                where workspace_id = (select current_workspace()) and campaign_id = :campaign
                                  and row_number > :row) as next
                        """)
                .bind("campaign", campaign)
                .bind("row", rowNumber)
                .map((row, context) ->
                        new Neighbours(row.getObject("previous", Integer.class), row.getObject("next", Integer.class)))
                .one();
    }
}
