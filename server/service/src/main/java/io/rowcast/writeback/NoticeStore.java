package io.rowcast.writeback;

import io.rowcast.delivery.WriteTrouble;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What campaigns tell their user about write-back: each matter once, with the number of rows as it is now. */
final class NoticeStore {
    /** Code of a notice about the whole sheet. */
    static final String SHEET_TROUBLE = "sheet-trouble";

    /** Beginning of the code of a notice about one column; the column's part follows. */
    static final String COLUMN_PROTECTED = "column-protected-";

    private record Count(UUID campaignId, String code, int rows) {}

    private final InstantSource clock;

    NoticeStore(InstantSource clock) {
        this.clock = clock;
    }

    /** Brings the notices about rows up to date. */
    void countTroubles(Handle handle, Collection<UUID> campaigns) {
        UUID[] ids = campaigns.toArray(UUID[]::new);
        handle.createUpdate("""
                        delete from campaign_notice n
                        where n.workspace_id = (select current_workspace()) and n.campaign_id = any(:campaigns)
                          and n.code = any(:codes) and not exists (
                            select from delivery d
                            where d.workspace_id = n.workspace_id and d.campaign_id = n.campaign_id
                              and d.write_trouble = n.code)
                        """)
                .bindArray("campaigns", UUID.class, (Object[]) ids)
                .bindArray("codes", String.class, (Object[]) codes())
                .execute();
        handle.createQuery("""
                        select campaign_id, write_trouble, count(*) from delivery
                        where workspace_id = (select current_workspace()) and campaign_id = any(:campaigns)
                          and write_trouble is not null
                        group by campaign_id, write_trouble
                        """)
                .bindArray("campaigns", UUID.class, (Object[]) ids)
                .map((row, context) -> new Count(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)))
                .list()
                .forEach(count -> say(handle, count.campaignId(), count.code(), words(count)));
    }

    /** Tells every campaign with unwritten rows. */
    List<UUID> tell(Handle handle, LinkedTab link, SheetTrouble trouble) {
        List<UUID> campaigns = handle.createQuery("""
                        select c.campaign_id from campaign c
                        where c.workspace_id = (select current_workspace()) and c.sheet_link_id = :link and exists (
                          select from delivery d
                          where d.workspace_id = c.workspace_id and d.campaign_id = c.campaign_id
                            and d.is_behind)
                        """)
                .bind("link", link.sheetLinkId())
                .mapTo(UUID.class)
                .list();
        campaigns.forEach(campaign -> say(handle, campaign, code(trouble), trouble.words()));
        return campaigns;
    }

    private static String code(SheetTrouble trouble) {
        return trouble instanceof SheetTrouble.ColumnProtected refused
                ? COLUMN_PROTECTED + refused.column().metadataValue()
                : SHEET_TROUBLE;
    }

    /** Takes back what was said with a code that begins so. */
    int takeBack(Handle handle, LinkedTab link, String code) {
        return handle.createUpdate("""
                        delete from campaign_notice
                        where workspace_id = (select current_workspace()) and starts_with(code, :code) and campaign_id in (
                          select campaign_id from campaign
                          where workspace_id = (select current_workspace()) and sheet_link_id = :link)
                        """)
                .bind("code", code)
                .bind("link", link.sheetLinkId())
                .execute();
    }

    private void say(Handle handle, UUID campaign, String code, String message) {
        int known = handle.createUpdate("""
                        update campaign_notice set message = :message
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign and code = :code
                        """)
                .bind("campaign", campaign)
                .bind("code", code)
                .bind("message", message)
                .execute();
        if (known == 0) {
            handle.createUpdate("""
                            insert into campaign_notice (workspace_id, campaign_id, code, message, at)
                            values ((select current_workspace()), :campaign, :code, :message, :now)
                            """)
                    .bind("campaign", campaign)
                    .bind("code", code)
                    .bind("message", message)
                    .bind("now", clock.instant())
                    .execute();
        }
    }

    private static String words(Count count) {
        return WriteTrouble.of(count.code()).words(count.rows());
    }

    private static String[] codes() {
        return Arrays.stream(WriteTrouble.values()).map(WriteTrouble::code).toArray(String[]::new);
    }
}
