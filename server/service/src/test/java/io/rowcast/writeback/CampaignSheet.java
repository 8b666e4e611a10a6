package io.rowcast.writeback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import io.rowcast.testing.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Launched campaigns of one tab, a ledger that a test changes by hand, and write-back with time to move. */
public final class CampaignSheet implements AutoCloseable {
    public final Campaigns campaigns = new Campaigns();
    public final MovableClock clock = campaigns.clock;
    public final String[] phones;
    public final Sending campaign;
    private final List<Sending> others = new ArrayList<>();

    public CampaignSheet(int rows) {
        phones = Campaigns.phones(rows);
        campaign = campaigns.sending(phones);
        launch(campaign);
    }

    /** Headings, and each row with a name, its phone and its key; the first row's key is {@code key(0)}. */
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Name", "Phone", "Rowcast key"));
        for (int i = 0; i < phones.length; i++) {
            rows.add(List.of("Name %03d".formatted(i), phones[i], key(i)));
        }
        return rows;
    }

    public static String key(int row) {
        return "key%013d".formatted(row);
    }

    public static void mark(SheetHands hands) {
        hands.mark(1, StatusColumn.RECIPIENT);
        hands.mark(2, StatusColumn.ROW_KEY);
    }

    /** Links the campaign to a tab. */
    public void link(Tab tab) {
        link(campaign, tab);
    }

    /** Another workspace's campaign, with the same rows and linked to a tab. */
    public Sending linkAnother(Tab tab) {
        Sending another = campaigns.sending(phones);
        launch(another);
        link(another, tab);
        others.add(another);
        return another;
    }

    /** Gives every row of every campaign news. */
    public void changeAll(String status) {
        List<Sending> all = new ArrayList<>(others);
        all.add(campaign);
        all.forEach(each -> campaigns.arrange(each, """
                update delivery set status = '%s', status_at = '%s', revision = revision + 1 where campaign_id = :campaign
                """.formatted(status, clock.instant())));
    }

    private void link(Sending sending, Tab tab) {
        campaigns.change(sending, """
                update sheet_link set spreadsheet_id = '%s', sheet_id = %d
                where sheet_link_id = (select sheet_link_id from campaign where campaign_id = :campaign)
                """.formatted(tab.spreadsheetId(), tab.sheetId()));
    }

    /** The link of the campaign's tab. */
    public UUID linkId() {
        return UUID.fromString(campaigns
                .strings(campaign, "select sheet_link_id::text from campaign where campaign_id = :campaign")
                .getFirst());
    }

    public WriteBack writeBack(StatusSheet sheet) {
        return new WriteBack(clock, campaigns.database, campaigns.sealers, link -> sheet, Runnable::run);
    }

    public WriteBack writeBack(Pens pens) {
        return new WriteBack(clock, campaigns.database, campaigns.sealers, pens, Runnable::run);
    }

    /** A second campaign with the first one's rows, in the same tab, launched a moment later. */
    public Sending nextCampaign() {
        clock.advance(Duration.ofMinutes(1));
        Sending next = campaigns.sending(campaign.workspace(), campaign.senderId(), phones);
        campaigns.change(
                next,
                "update campaign set sheet_link_id = (select sheet_link_id from campaign where campaign_id = '"
                        + campaign.campaignId() + "') where campaign_id = :campaign");
        launch(next);
        return next;
    }

    private void launch(Sending sending) {
        campaigns.change(sending, """
                update campaign set launched_at = '%s', recipe = '{"defaultRegion": "GB"}' where campaign_id = :campaign
                """.formatted(clock.instant()));
        campaigns.change(sending, "update delivery set revision = 1 where campaign_id = :campaign");
    }

    public void status(int row, String status) {
        status(campaign, row, status);
    }

    public void status(Sending sending, int row, String status) {
        campaigns.arrange(sending, """
                update delivery set status = '%s', status_at = '%s', revision = revision + 1
                where campaign_id = :campaign and row_key = '%s'
                """.formatted(status, clock.instant(), key(row)));
    }

    /** Meta's error of a failed delivery. */
    public void error(int row, int code) {
        campaigns.change(
                campaign,
                "update delivery set error_code = " + code + " where campaign_id = :campaign and row_key = '" + key(row)
                        + "'");
    }

    public void reply(Sending sending, int row, String text) {
        byte[] body = campaigns.sealers.of(sending.workspace()).seal(text, "reply.body");
        byte[] recipient = campaigns.sealers.of(sending.workspace()).seal(phones[row], "reply.recipient");
        campaigns.database.inWorkspace(
                sending.workspace(),
                handle -> handle.createUpdate("""
                        insert into reply (workspace_id, reply_id, wamid_id, sender_id, recipient_id, recipient, type, body,
                            received_at, delivery_id, campaign_id)
                        select workspace_id, :id, :wamid, sender_id, recipient_id, :recipient, 'text', :body, :now,
                            delivery_id, campaign_id
                        from delivery where campaign_id = :campaign and row_key = :key
                        """)
                        .bind("id", UUID.randomUUID())
                        .bind("wamid", UUID.randomUUID().toString().getBytes(UTF_8))
                        .bind("body", body)
                        .bind("recipient", recipient)
                        .bind("now", clock.instant())
                        .bind("campaign", sending.campaignId())
                        .bind("key", key(row))
                        .execute());
        campaigns.change(
                sending,
                "update delivery set revision = revision + 1 where campaign_id = :campaign and row_key = '" + key(row)
                        + "'");
    }

    public int unwritten() {
        return unwritten(campaign);
    }

    public int unwritten(Sending sending) {
        return campaigns
                .strings(
                        sending,
                        "select delivery_id::text from delivery where campaign_id = :campaign and revision > written_revision")
                .size();
    }

    public List<String> notices() {
        return noticeColumn("code");
    }

    public List<String> noticeWords() {
        return noticeColumn("message");
    }

    private List<String> noticeColumn(String column) {
        return campaigns.strings(
                campaign,
                "select " + column + " from campaign_notice where campaign_id = :campaign order by notice_id");
    }

    /** Lets write-back run, second by second, until nothing is left or {@code seconds} are over. */
    public void settle(WriteBack writeBack, int seconds) {
        for (int second = 0; second < seconds; second++) {
            writeBack.runOnce();
            clock.advance(Duration.ofSeconds(1));
        }
    }

    @Override
    public void close() {
        campaigns.close();
    }
}
