package io.rowcast.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.testing.RunningService;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several nodes at the same sheets, dead ones, and ones that stood still; and sheets for which Google takes minutes. */
class NodesTest {
    private static final String STATUS = "WhatsApp status";

    private final CampaignSheet campaign = new CampaignSheet(2);
    private final SheetInMemory sheet = sheet("spreadsheet");
    private final Deque<Runnable> standing = new ArrayDeque<>();

    @AfterEach
    void close() {
        campaign.close();
    }

    private SheetInMemory sheet(String spreadsheetId) {
        SheetInMemory made = new SheetInMemory(new Tab(spreadsheetId, 7), campaign.rows());
        CampaignSheet.mark(made);
        return made;
    }

    private WriteBack node(Pens pens, Executor executor) {
        return new WriteBack(campaign.clock, campaign.campaigns.database, campaign.campaigns.sealers, pens, executor);
    }

    private void seconds(int seconds) {
        campaign.clock.advance(Duration.ofSeconds(seconds));
    }

    @Test
    void a_dead_nodes_sheet_goes_on_within_ten_seconds() {
        campaign.link(sheet.tab());
        WriteBack dead = node(link -> sheet, standing::add);
        WriteBack alive = node(link -> sheet, Runnable::run);
        dead.runOnce();
        assertThat(standing).hasSize(1);
        for (int second = 0; second < 10; second++) {
            alive.runOnce();
            assertThat(sheet.reads).isZero();
            seconds(1);
        }
        alive.runOnce();
        assertThat(sheet.reads).isEqualTo(1);
    }

    @Test
    void a_turn_that_takes_long_stays_its_nodes_while_that_lives() {
        campaign.link(sheet.tab());
        WriteBack slow = node(link -> sheet, standing::add);
        WriteBack other = node(link -> sheet, Runnable::run);
        for (int second = 0; second < 180; second++) {
            slow.runOnce();
            other.runOnce();
            seconds(1);
        }
        assertThat(standing).hasSize(1);
        assertThat(sheet.reads).isZero();
        standing.remove().run();
        assertThat(sheet.reads).isEqualTo(1);
    }

    @Test
    void a_node_that_stood_still_and_lost_its_turn_writes_nothing() {
        campaign.link(sheet.tab());
        WriteBack other = node(link -> sheet, Runnable::run);
        campaign.settle(other, 5);
        campaign.status(0, "sent");
        WriteBack standsStill = node(
                link -> new AfterReading(sheet, () -> {
                    seconds(11);
                    campaign.status(0, "read");
                    campaign.settle(other, 3);
                }),
                Runnable::run);
        int writes = sheet.writes;
        standsStill.runOnce();
        assertThat(sheet.writes).as("the other node's write only").isEqualTo(writes + 1);
        assertThat(sheet.shown(CampaignSheet.key(0), STATUS)).isEqualTo("Read");
        assertThat(campaign.notices()).isEmpty();
    }

    /** Does something once, between a read and its write. */
    private record AfterReading(StatusSheet sheet, Runnable then) implements StatusSheet {
        @Override
        public SheetReading read(Tab tab) {
            SheetReading reading = sheet.read(tab);
            then.run();
            return reading;
        }

        @Override
        public SheetWriting addColumns(Tab tab, Set<StatusColumn> columns) {
            return sheet.addColumns(tab, columns);
        }

        @Override
        public SheetWriting mark(Tab tab, Map<String, Integer> columns) {
            return sheet.mark(tab, columns);
        }

        @Override
        public SheetWriting write(Tab tab, CellChanges changes) {
            return sheet.write(tab, changes);
        }
    }

    @Test
    void two_nodes_and_two_workspaces_take_one_turn_a_second_at_one_spreadsheet() {
        campaign.link(sheet.tab());
        campaign.linkAnother(sheet.tab());
        List<WriteBack> nodes = List.of(node(link -> sheet, Runnable::run), node(link -> sheet, Runnable::run));
        for (int quarter = 0; quarter < 40; quarter++) {
            campaign.changeAll(quarter % 2 == 0 ? "sent" : "delivered");
            nodes.forEach(WriteBack::runOnce);
            campaign.clock.advance(Duration.ofMillis(250));
        }
        assertThat(sheet.reads).isEqualTo(10);
    }

    @Test
    void a_sheet_for_which_google_takes_minutes_holds_up_no_other_and_no_connection() {
        CountDownLatch answers = new CountDownLatch(1);
        // More than the ten connections of the pool.
        for (int i = 0; i < 12; i++) {
            campaign.linkAnother(new Tab("slow-" + i, 7));
        }
        SheetInMemory quick = sheet("quick");
        campaign.link(quick.tab());
        Pens pens = link -> link.tab().spreadsheetId().startsWith("slow") ? slow(answers) : quick;
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            WriteBack writeBack = node(pens, threads);
            writeBack.runOnce();
            for (int turn = 0; turn < 3; turn++) {
                int reads = quick.reads;
                seconds(1);
                RunningService.await("another turn of the quick sheet", () -> {
                    // The turn before may not have ended yet; the loop looks again, too.
                    writeBack.runOnce();
                    return quick.reads > reads || turnedAll(quick);
                });
            }
            RunningService.await("the quick sheet is written", () -> turnedAll(quick));
        } finally {
            answers.countDown();
            threads.close();
        }
    }

    private boolean turnedAll(SheetInMemory quick) {
        return quick.column(STATUS) >= 0
                && quick.shown(CampaignSheet.key(0), STATUS).equals("Queued");
    }

    private StatusSheet slow(CountDownLatch answers) {
        SheetInMemory slow = sheet("slow");
        return new AfterReading(slow, () -> {
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void twenty_sheets_of_one_account_get_equal_shares_of_its_minute_on_two_nodes() {
        Account account = new Account();
        List<SheetInMemory> sheets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            SheetInMemory each = sheet("sheet-" + i);
            sheets.add(each);
        }
        campaign.link(sheets.getFirst().tab());
        sheets.stream().skip(1).forEach(each -> campaign.linkAnother(each.tab()));
        Pens pens = new SharedPens(account, sheets);
        List<WriteBack> nodes = List.of(node(pens, Runnable::run), node(pens, Runnable::run));
        for (int second = 0; second < 60; second++) {
            campaign.changeAll(second % 2 == 0 ? "sent" : "delivered");
            // A minute's requests come bit by bit: two turns every three seconds.
            account.turns.set(second % 3 == 2 ? 0 : 1);
            nodes.forEach(WriteBack::runOnce);
            seconds(1);
        }
        assertThat(sheets).allSatisfy(each -> assertThat(each.reads).isEqualTo(2));
    }

    @Test
    void the_last_requests_of_a_minute_are_kept_for_the_turn_that_is_under_way() {
        Account account = new Account();
        SheetInMemory other = sheet("other");
        campaign.link(sheet.tab());
        campaign.linkAnother(other.tab());
        WriteBack writeBack = node(new SharedPens(account, List.of(sheet, other)), standing::add);
        account.turns.set(1);
        writeBack.runOnce();
        writeBack.runOnce();
        assertThat(standing).hasSize(1);
        account.turns.set(2);
        writeBack.runOnce();
        assertThat(standing).hasSize(2);
        standing.forEach(Runnable::run);
        standing.clear();
        account.turns.set(1);
        seconds(1);
        writeBack.runOnce();
        assertThat(standing).as("those that have ended need no more").hasSize(1);
    }

    /** How many turns Google would take now. */
    private static final class Account {
        private final AtomicInteger turns = new AtomicInteger();
    }

    private record SharedPens(Account account, List<SheetInMemory> sheets) implements Pens {
        @Override
        public StatusSheet of(LinkedTab link) {
            account.turns.decrementAndGet();
            return sheets.stream()
                    .filter(each -> each.tab().equals(link.tab()))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public int room(LinkedTab link) {
            return account.turns.get();
        }
    }

    @Test
    void a_fault_of_ours_in_one_turn_is_told_by_the_next_step_and_harms_no_other_sheet() {
        campaign.link(sheet.tab());
        campaign.linkAnother(new Tab("broken", 7));
        WriteBack writeBack = node(
                link -> {
                    if (link.tab().spreadsheetId().equals("broken")) {
                        throw new IllegalStateException("a fault of ours");
                    }
                    return sheet;
                },
                Runnable::run);
        Optional<RuntimeException> thrown = Optional.empty();
        try {
            writeBack.runOnce();
        } catch (IllegalStateException e) {
            thrown = Optional.of(e);
        }
        assertThat(thrown).isPresent();
        campaign.settle(writeBack, 1);
        assertThat(sheet.column(STATUS)).isNotNegative();
    }

    @Test
    void a_link_whose_pen_is_the_add_on_is_left_to_it() {
        campaign.link(sheet.tab());
        campaign.campaigns.change(campaign.campaign, "update sheet_link set pen = 'add-on'");
        campaign.settle(node(link -> sheet, Runnable::run), 3);
        assertThat(sheet.reads).isZero();
    }
}
