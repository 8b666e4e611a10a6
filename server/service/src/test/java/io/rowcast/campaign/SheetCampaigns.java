package io.rowcast.campaign;

import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.schedule.QuartzCrons;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import io.rowcast.workspace.GoogleSetup;
import io.rowcast.workspace.LinkStateStore;
import io.rowcast.workspace.MirroredTemplate;
import io.rowcast.workspace.PenRef;
import io.rowcast.workspace.SenderHealth;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.SheetAccess;
import io.rowcast.workspace.SheetRows;
import io.rowcast.workspace.TemplateMirror;
import io.rowcast.workspace.TemplateStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Scheduled campaigns that read a sheet, which is a list here, and nodes that start them. */
public final class SheetCampaigns implements AutoCloseable {
    private static final String TEMPLATE = """
            {"name": "spring_offer", "language": "en", "status": "APPROVED", "category": "UTILITY", "id": "1",
             "components": [{"type": "BODY", "text": "Hi {{1}}!", "example": {"body_text": [["Anna"]]}}]}""";

    public final Campaigns campaigns = new Campaigns();
    public final Sheet sheet = new Sheet();
    final InstantSource clock;
    String templateStatus = "APPROVED";

    public SheetCampaigns() {
        this.clock = campaigns.clock;
    }

    public SheetCampaigns(InstantSource clock) {
        this.clock = clock;
    }

    /** A sheet of phones and names, and what a test lets happen while it is read. */
    public static final class Sheet implements SheetRows, SheetAccess {
        List<String> headings = List.of("Phone", "Name");
        final List<SheetRow> rows = new ArrayList<>();
        volatile Runnable whileRead = () -> {};
        volatile Reading.@Nullable Unreadable trouble;

        /** Adds rows with a phone number and a key of their own each. */
        public void add(int count) {
            for (int i = 0; i < count; i++) {
                int number = rows.size() + 2;
                add("+44740%07d".formatted(number), "Person " + number);
            }
        }

        void add(String phone, String name) {
            int number = rows.size() + 2;
            rows.add(new SheetRow(number, "key%013d".formatted(number), List.of(phone, name)));
        }

        @Override
        public Reading read(
                WorkspaceId workspace,
                PenRef pen,
                String spreadsheetId,
                int sheetId,
                String recipientHeading,
                boolean giveKeys) {
            Runnable now = whileRead;
            whileRead = () -> {};
            now.run();
            Reading.Unreadable unreadable = trouble;
            return unreadable == null ? new Reading.Read(headings, List.copyOf(rows)) : unreadable;
        }

        @Override
        public Access check(WorkspaceId workspace, PenRef pen, String spreadsheetId, int sheetId) {
            return new Access.Writable();
        }
    }

    /** One node's part. */
    public Starting node(Executor threads, Runnable wake) {
        return new Starting(
                campaigns.database,
                clock,
                new QuartzCrons(),
                new SheetStarts(campaigns.database, source(), barriers(), freezing(), new QuartzCrons(), clock),
                threads,
                wake);
    }

    Starting node() {
        return node(Runnable::run, () -> {});
    }

    SheetSource source() {
        return new SheetSource(
                new LinkStateStore(campaigns.database), sheet, sheet, new GoogleSetup("rowcast@project.example", true));
    }

    private Freezing freezing() {
        return new Freezing(campaigns.database, campaigns.sealers, clock);
    }

    TemplateCheck templateCheck() {
        return new TemplateCheck(
                campaigns.database,
                new SenderStore(campaigns.database, campaigns.sealers),
                new TemplateMirror(
                        sender -> List.of(new MirroredTemplate(
                                "1",
                                "spring_offer",
                                "en",
                                "UTILITY",
                                templateStatus,
                                TEMPLATE.replace("APPROVED", templateStatus),
                                "GREEN",
                                null,
                                null)),
                        new TemplateStore(campaigns.database, new TemplateHalts(clock), clock),
                        clock));
    }

    Barriers barriers() {
        return new Barriers(new SenderHealth(campaigns.database, clock), templateCheck());
    }

    Pausing pausing() {
        return new Pausing(campaigns.database, barriers(), new NoTimer(), new QuartzCrons(), () -> {}, clock);
    }

    Launching launching() {
        return new Launching(
                campaigns.database,
                campaigns.sealers,
                templateCheck(),
                source(),
                new NoTimer(),
                new QuartzCrons(),
                () -> {},
                clock);
    }

    /** Quartz' place, where a test rings by itself. */
    static final class NoTimer implements StartTimer {
        @Override
        public void startAt(WorkspaceId workspace, UUID campaign, Instant at) {
            // The test rings.
        }

        @Override
        public void forget(UUID campaign) {
            // Nothing would ring.
        }
    }

    /**
     * A campaign that was launched and waits for its start; two columns of the sheet are used.
     *
     * @param schedule as the API has it
     * @param phones its frozen rows, from row 2
     */
    public Sending scheduled(String schedule, Instant startsAt, String... phones) {
        WorkspaceId workspace = campaigns.workspace();
        Sending campaign =
                campaigns.sending(workspace, campaigns.sender(workspace, "number-" + UUID.randomUUID(), 1000), phones);
        campaigns.change(campaign, """
                update campaign set status = 'scheduled', started_at = null, launched_at = '%s', starts_at = '%s',
                    schedule = '%s', recipe = '{"template": %s,
                      "columns": [{"name": "Phone", "letter": "A"}, {"name": "Name", "letter": "B"}],
                      "recipientColumn": "A", "defaultRegion": "GB", "mapping": {"body.1": {"column": "B"}}}'
                where campaign_id = :campaign
                """.formatted(clock.instant(), startsAt, schedule, TEMPLATE));
        return campaign;
    }

    /** The runs of a campaign with what they send, as {@code 1 sending 2}; oldest first. */
    public List<String> runs(Sending campaign) {
        return campaigns.strings(campaign, """
                select c.run || ' ' || c.status || ' ' || (
                  select count(*) from delivery d where d.campaign_id = c.campaign_id)
                from campaign c where c.parent_id = :campaign order by c.run
                """);
    }

    /** What the messages of all runs of a campaign say, by run and row. */
    List<String> messages(Sending campaign) {
        return campaigns.strings(campaign, """
                        select encode(d.message, 'base64') from delivery d join campaign c using (workspace_id, campaign_id)
                        where c.parent_id = :campaign or c.campaign_id = :campaign order by c.run, d.row_number
                        """).stream()
                .map(text -> campaigns
                        .sealers
                        .of(campaign.workspace())
                        .open(Base64.getMimeDecoder().decode(text), "delivery.message"))
                .toList();
    }

    /** One column of the campaign. */
    String column(Sending campaign, String column) {
        return campaigns
                .strings(
                        campaign,
                        "select coalesce(" + column + "::text, '') from campaign where campaign_id = :campaign")
                .getFirst();
    }

    Instant startsAt(Sending campaign) {
        return Instant.parse(campaigns
                .strings(
                        campaign,
                        "select to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from campaign"
                                + " where campaign_id = :campaign")
                .getFirst());
    }

    List<String> notices(Sending campaign) {
        return campaigns.strings(
                campaign, "select code from campaign_notice where campaign_id = :campaign order by notice_id");
    }

    @Override
    public void close() {
        campaigns.close();
    }
}
