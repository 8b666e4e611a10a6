package io.rowcast.campaign;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What the user should know of each campaign, within the caller's transaction. */
final class NoticeStore {
    void add(Handle handle, UUID campaign, Notice notice) {
        handle.createUpdate("""
                        insert into campaign_notice (workspace_id, campaign_id, code, message, at)
                        values ((select current_workspace()), :campaign, :code, :message, :at)
                        """)
                .bind("campaign", campaign)
                .bind("code", notice.code())
                .bind("message", notice.message())
                .bind("at", notice.at())
                .execute();
    }

    /** All notices of a campaign, oldest first. */
    List<Notice> list(Handle handle, UUID campaign) {
        return handle.createQuery("""
                        select at, code, message from campaign_notice
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                        order by notice_id
                        """)
                .bind("campaign", campaign)
                .map((row, context) ->
                        new Notice(row.getTimestamp("at").toInstant(), row.getString("code"), row.getString("message")))
                .list();
    }
}
