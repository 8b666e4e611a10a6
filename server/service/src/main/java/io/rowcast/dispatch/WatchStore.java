package io.rowcast.dispatch;

import io.rowcast.delivery.CallOffStore;
import io.rowcast.delivery.Halt;
import io.rowcast.delivery.HaltStore;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Campaigns that may have to stop by themselves, and what becomes of them. */
public final class WatchStore {
    /** Of people whose phones are off nothing is heard for days; the others have told by then. */
    private static final Duration CANARY_WAITS = Duration.ofMinutes(10);

    record Watched(WorkspaceId workspace, UUID campaign) {}

    /** @param haltPercent null for never */
    private record State(
            String status,
            @Nullable Instant sendUntil,
            @Nullable Integer canaryRows,
            boolean asks,
            @Nullable Integer haltPercent,
            int haltFromRow) {}

    private final Database database;
    private final Sealers sealers;
    private final HaltStore halts = new HaltStore();
    private final CallOffStore callOffs = new CallOffStore();
    private final FateStore fates = new FateStore();

    public WatchStore(Database database, Sealers sealers) {
        this.database = database;
        this.sealers = sealers;
    }

    /** Of every workspace. */
    List<Watched> toWatch(Instant now) {
        return database.outsideWorkspaces(handle -> handle.createQuery(
                        "select workspace_id, campaign_id from campaigns_to_watch(:now)")
                .bind("now", now)
                .map((row, context) ->
                        new Watched(new WorkspaceId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)))
                .list());
    }

    void judge(Watched watched, Instant now) {
        Sealer sealer = sealers.of(watched.workspace());
        database.<Void, RuntimeException>inWorkspace(watched.workspace(), handle -> {
            lock(handle, watched.campaign()).ifPresent(state -> judge(handle, sealer, watched.campaign(), state, now));
            return null;
        });
    }

    private void judge(Handle handle, Sealer sealer, UUID campaign, State state, Instant now) {
        boolean underWay = state.status().equals("sending") || state.status().equals("paused");
        if (state.status().equals("cancelled")) {
            callOffs.callOff(handle, sealer, campaign, null, now);
        } else if (underWay && state.sendUntil() != null && !state.sendUntil().isAfter(now)) {
            end(handle, sealer, campaign, now);
        } else if (state.status().equals("sending")
                && !heedFirstRows(handle, campaign, state, now)
                && state.haltPercent() != null) {
            heedFailures(handle, campaign, state.haltPercent(), state.haltFromRow(), now);
        }
    }

    /** Calls off what has not left; done once what is under way has settled. */
    private void end(Handle handle, Sealer sealer, UUID campaign, Instant now) {
        int rows = callOffs.callOff(
                handle, sealer, campaign, "Not sent: the end of the campaign had come before its turn.", now);
        if (rows > 0) {
            handle.createUpdate("""
                            insert into campaign_notice (workspace_id, campaign_id, code, message, at)
                            select c.workspace_id, c.campaign_id, 'ended', :message, :now from campaign c
                            where c.workspace_id = (select current_workspace()) and c.campaign_id = :campaign
                              and not exists (
                                select from campaign_notice n
                                where n.workspace_id = c.workspace_id and n.campaign_id = c.campaign_id
                                  and n.code = 'ended' and n.at >= c.send_until)
                            """)
                    .bind("campaign", campaign)
                    .bind(
                            "message",
                            "Its end had come before every row had its turn. The rows that are left were not sent;"
                                    + " send the rest if they still should be.")
                    .bind("now", now)
                    .execute();
        }
        handle.createUpdate("""
                        update campaign c set status = 'done', finished_at = :now,
                            pause_code = null, pause_message = null, paused_at = null
                        where c.workspace_id = (select current_workspace()) and c.campaign_id = :campaign
                          and c.status in ('sending', 'paused') and not exists (
                            select from delivery d
                            where d.workspace_id = c.workspace_id and d.campaign_id = c.campaign_id
                              and d.status in ('queued', 'sending', 'unknown'))
                        """).bind("campaign", campaign).bind("now", now).execute();
    }

    /** @return whether the campaign was paused for a person to decide */
    private boolean heedFirstRows(Handle handle, UUID campaign, State state, Instant now) {
        if (state.canaryRows() == null) {
            return false;
        }
        Fates first = fates.ofFirst(handle, campaign, state.canaryRows(), now, now.minus(CANARY_WAITS));
        if (first.stillOut()) {
            return false;
        }
        boolean tooMany = state.haltPercent() != null && first.atLeastFailed(state.haltPercent());
        if (state.asks() || tooMany) {
            return halts.pauseCampaign(handle, campaign, new Halt(Halt.CANARY, first.words()), now) > 0;
        }
        handle.createUpdate("""
                        update campaign set canary_passed_at = :now
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                        """).bind("campaign", campaign).bind("now", now).execute();
        return false;
    }

    private void heedFailures(Handle handle, UUID campaign, int percent, int fromRow, Instant now) {
        FailureRate rate = fates.failures(handle, campaign, percent, fromRow);
        if (rate.reaches(percent)) {
            halts.pauseCampaign(
                    handle, campaign, new Halt(Halt.FAILURE_RATE, rate.words(fates.usualError(handle, campaign))), now);
        }
    }

    /** Locked first, as whatever pauses, resumes or cancels it does; empty where it is gone. */
    private static Optional<State> lock(Handle handle, UUID campaign) {
        return handle.createQuery("""
                        select status, send_until, case when canary_passed_at is null then canary_rows end as canary_rows,
                          canary_then, halt_percent, halt_from_row
                        from campaign
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                        for update
                        """)
                .bind("campaign", campaign)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static State read(ResultSet row) throws SQLException {
        Timestamp until = row.getTimestamp("send_until");
        return new State(
                row.getString("status"),
                until == null ? null : until.toInstant(),
                row.getObject("canary_rows", Integer.class),
                "ask".equals(row.getString("canary_then")),
                row.getObject("halt_percent", Integer.class),
                row.getInt("halt_from_row"));
    }
}
