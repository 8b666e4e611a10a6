package io.rowcast.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.writeback.CampaignSheet;
import io.rowcast.writeback.CellChanges;
import io.rowcast.writeback.SheetReading;
import io.rowcast.writeback.SheetWriting;
import io.rowcast.writeback.StatusColumn;
import io.rowcast.writeback.StatusSheet;
import io.rowcast.writeback.Tab;
import io.rowcast.writeback.WriteBack;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Promise 3 through Google's client: 500 rows whose statuses change while a person sorts, inserts and deletes, at the worst
 * moments too, and Google fails now and then. At rest every row that is still there shows its own status.
 */
class WriteBackJourneyTest {
    private static final int ROWS = 500;
    private static final List<String> LIFE = List.of("queued", "accepted", "sent", "delivered", "read");
    private static final Map<String, String> WORDS =
            Map.of("queued", "Queued", "accepted", "Sending", "sent", "Sent", "delivered", "Delivered", "read", "Read");

    private final Random random = new Random(20261124);
    private final GoogleSandbox google = new GoogleSandbox();
    private final CampaignSheet campaign = new CampaignSheet(ROWS);
    private final SheetUser user = google.sheet(campaign.rows());
    private final int[] life = new int[ROWS];
    private final Map<Integer, String> faults =
            Map.of(6, "503", 11, "429", 17, "lost-answer", 24, "500", 31, "lost-answer", 37, "429");

    @AfterEach
    void close() {
        campaign.close();
        google.close();
    }

    /** Lets the person act between a read and its write, and notes when something was written. */
    private static final class Watched implements StatusSheet {
        private final StatusSheet sheet;
        private final InstantSource clock;
        private final List<Instant> writes = new ArrayList<>();
        private Runnable beforeWrite = () -> {};

        Watched(StatusSheet sheet, InstantSource clock) {
            this.sheet = sheet;
            this.clock = clock;
        }

        @Override
        public SheetReading read(Tab tab) {
            return sheet.read(tab);
        }

        @Override
        public SheetWriting addColumns(Tab tab, Set<StatusColumn> columns) {
            writes.add(clock.instant());
            return sheet.addColumns(tab, columns);
        }

        @Override
        public SheetWriting mark(Tab tab, Map<String, Integer> columns) {
            return sheet.mark(tab, columns);
        }

        @Override
        public SheetWriting write(Tab tab, CellChanges changes) {
            writes.add(clock.instant());
            Runnable now = beforeWrite;
            beforeWrite = () -> {};
            now.run();
            return sheet.write(tab, changes);
        }
    }

    @Test
    void every_surviving_row_shows_its_own_status_after_sorting_inserting_deleting_and_failures() {
        google.noQuotas();
        campaign.link(user.tab());
        CampaignSheet.mark(user);
        Watched sheet = new Watched(google.open(campaign.campaigns).of(GoogleSandbox.link(user.tab())), campaign.clock);
        WriteBack writeBack = campaign.writeBack(sheet);

        for (int second = 0; second < 45; second++) {
            someStatusesChange();
            if (second % 3 == 1) {
                user.sort(random.nextInt(2), random.nextBoolean());
            }
            boolean atABadMoment = second % 5 == 2;
            String fault = faults.get(second);
            sheet.beforeWrite = () -> {
                if (atABadMoment) {
                    anything();
                }
                if (fault != null) {
                    google.fault(fault, 1, "write");
                }
            };
            twice(writeBack);
        }
        campaign.settle(writeBack, 20);

        assertThat(campaign.unwritten()).isZero();
        assertThat(wrongRows()).isEmpty();
        assertThat(strays()).isEmpty();
        assertThat(gaps(sheet.writes)).allMatch(gap -> gap.compareTo(Duration.ofSeconds(1)) >= 0);
    }

    @Test
    void a_new_tab_gets_its_columns_while_requests_come_free_one_by_one() {
        google.noQuotas();
        GoogleSheets sheets = google.open(campaign.campaigns);
        SheetUser another = google.sheet(campaign.rows());
        CampaignSheet.mark(another);
        for (int second = 0; second < QuotaStore.PER_ACCOUNT; second++) {
            sheets.of(GoogleSandbox.link(another.tab())).read(another.tab());
            campaign.clock.advance(Duration.ofSeconds(1));
        }
        campaign.link(user.tab());
        CampaignSheet.mark(user);
        campaign.settle(campaign.writeBack(sheets), 10);
        assertThat(user.rows().getFirst()).contains("WhatsApp status");
    }

    /** The loop runs more often than once a second. */
    private void twice(WriteBack writeBack) {
        writeBack.runOnce();
        campaign.clock.advance(Duration.ofMillis(500));
        writeBack.runOnce();
        campaign.clock.advance(Duration.ofMillis(500));
    }

    private void someStatusesChange() {
        for (int change = 0; change < 20; change++) {
            int row = random.nextInt(ROWS);
            if (life[row] < LIFE.size() - 1) {
                life[row]++;
                campaign.status(row, LIFE.get(life[row]));
            }
        }
    }

    private void anything() {
        switch (random.nextInt(4)) {
            case 0 -> user.sort(random.nextInt(2), random.nextBoolean());
            case 1 -> user.insertRow(1 + random.nextInt(50));
            case 2 -> user.deleteRow(1 + random.nextInt(50));
            default -> user.insertColumn(random.nextInt(3) == 0 ? 0 : 3);
        }
    }

    private List<String> wrongRows() {
        Map<String, String> expected = new HashMap<>();
        IntStream.range(0, ROWS).forEach(row -> expected.put(CampaignSheet.key(row), WORDS.get(LIFE.get(life[row]))));
        return statusesByRow().stream()
                .filter(row -> !row.key().isEmpty() && !row.status().equals(expected.get(row.key())))
                .map(ShownRow::toString)
                .toList();
    }

    /** Statuses beside rows that are nobody's. */
    private List<String> strays() {
        return statusesByRow().stream()
                .filter(row -> row.key().isEmpty() && !row.status().isEmpty())
                .map(ShownRow::toString)
                .toList();
    }

    private record ShownRow(String key, String status) {}

    private List<ShownRow> statusesByRow() {
        List<List<String>> rows = user.rows();
        int keys = rows.getFirst().indexOf("Rowcast key");
        int statuses = rows.getFirst().indexOf("WhatsApp status");
        return rows.stream()
                .skip(1)
                .map(row -> new ShownRow(cell(row, keys), cell(row, statuses)))
                .toList();
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }

    private static List<Duration> gaps(List<Instant> instants) {
        return IntStream.range(1, instants.size())
                .mapToObj(i -> Duration.between(instants.get(i - 1), instants.get(i)))
                .toList();
    }
}
