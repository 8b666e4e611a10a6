package io.rowcast.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.MovableClock;
import io.rowcast.workspace.GoogleConnectionStore;
import io.rowcast.workspace.GoogleSetup;
import io.rowcast.workspace.Pen;
import io.rowcast.workspace.PenRef;
import io.rowcast.workspace.SheetAccess.Access;
import io.rowcast.writeback.SheetHands;
import io.rowcast.writeback.SheetReading;
import io.rowcast.writeback.SheetTrouble;
import io.rowcast.writeback.SheetWriting;
import io.rowcast.writeback.StatusColumn;
import io.rowcast.writeback.StatusSheet;
import io.rowcast.writeback.StatusSheetContract;
import io.rowcast.writeback.Tab;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract through Google's own client, and what goes wrong at Google. */
class GoogleStatusSheetTest implements StatusSheetContract {
    private static final List<List<String>> CONTACTS = List.of(List.of("Name", "Rowcast key"), List.of("Ada", "key-a"));

    private final GoogleSandbox google = new GoogleSandbox();
    private final Campaigns campaigns = new Campaigns();
    private final MovableClock clock = campaigns.clock;
    private final GoogleSheets sheets = google.open(campaigns);

    @AfterEach
    void close() {
        google.close();
        campaigns.close();
    }

    @Override
    public SheetHands sheet(List<List<String>> rows) {
        return google.sheet(rows);
    }

    @Override
    public StatusSheet port(SheetHands hands) {
        return port(hands.tab());
    }

    private StatusSheet port(Tab tab) {
        return sheets.of(GoogleSandbox.link(tab));
    }

    private SheetUser contacts() {
        SheetUser user = google.sheet(CONTACTS);
        user.mark(1, StatusColumn.ROW_KEY);
        return user;
    }

    private SheetReading read(SheetUser user) {
        return port(user.tab()).read(user.tab());
    }

    private List<String> calls(SheetUser user) {
        return google.calls(user.tab().spreadsheetId()).stream()
                .map(call ->
                        call.path("kind").asText() + " " + call.path("status").asInt())
                .toList();
    }

    @Test
    void a_read_is_one_request_and_a_write_is_one_request() {
        SheetUser user = contacts();
        read(user);
        assertThat(calls(user)).containsExactly("read 200");
    }

    @Test
    void a_renamed_tab_is_the_same_tab() {
        SheetUser user = contacts();
        user.rename("A1");
        assertThat(port(user.tab()).addColumns(user.tab(), EnumSet.of(StatusColumn.STATUS)))
                .isEqualTo(new SheetWriting.Written());
        assertThat(user.rows().getFirst()).contains("WhatsApp status");
    }

    /** One attempt a turn: what is worth another has another turn, which reads first. */
    @ParameterizedTest
    @ValueSource(strings = {"429", "503", "500", "lost-answer"})
    void what_fails_for_now_is_tried_once_and_good_the_next_time(String fault) {
        SheetUser user = contacts();
        google.fault(fault, 1, "read");
        assertThat(read(user)).isInstanceOfAny(SheetTrouble.Throttled.class, SheetTrouble.Unavailable.class);
        assertThat(calls(user)).hasSize(1);
        clock.advance(Duration.ofSeconds(64));
        assertThat(read(user)).isInstanceOf(SheetReading.Found.class);
    }

    @Test
    void an_expired_token_is_renewed_within_the_request() {
        SheetUser user = contacts();
        google.fault("401", 1, "read");
        assertThat(read(user)).isInstanceOf(SheetReading.Found.class);
        assertThat(calls(user)).containsExactly("read 401", "read 200");
    }

    @Test
    void columns_are_not_made_twice_when_the_answer_is_lost() {
        SheetUser user = contacts();
        google.fault("lost-answer", 1, "write");
        SheetWriting outcome = port(user.tab()).addColumns(user.tab(), EnumSet.of(StatusColumn.STATUS));
        assertThat(outcome).isInstanceOf(SheetTrouble.Unavailable.class);
        assertThat(user.rows().getFirst()).containsOnlyOnce("WhatsApp status");
    }

    @Test
    void a_front_ends_page_does_not_mean_that_the_spreadsheet_is_gone() {
        SheetUser user = contacts();
        google.fault("html-404", 1, "read");
        assertThat(read(user)).isEqualTo(new SheetTrouble.Unavailable("HTTP status 404"));
    }

    @Test
    void the_quota_is_kept_before_google_refuses() {
        SheetUser user = contacts();
        for (int i = 0; i < Quota.PER_MINUTE; i++) {
            assertThat(read(user)).isInstanceOf(SheetReading.Found.class);
        }
        assertThat(read(user))
                .isEqualTo(new SheetTrouble.Throttled(clock.instant().plusSeconds(60)));
        assertThat(calls(user)).hasSize(Quota.PER_MINUTE).doesNotContain("read 429");

        google.noQuotas();
        clock.advance(Duration.ofMinutes(1));
        assertThat(read(user)).isInstanceOf(SheetReading.Found.class);
    }

    @Test
    void a_spreadsheet_that_is_not_shared_says_with_whom_to_share_it() {
        SheetUser user = contacts();
        google.share(user.tab().spreadsheetId());
        assertThat(read(user)).isEqualTo(new SheetTrouble.NotShared(GoogleSandbox.ACCOUNT));
        assertThat(access(user.tab())).isEqualTo(new Access.NotShared());
    }

    @Test
    void an_unknown_spreadsheet_is_gone() {
        Tab unknown = new Tab("1aBcDeFgHiJkLmNoPqRsTuVwXyZ", 0);
        assertThat(port(unknown).read(unknown)).isEqualTo(new SheetTrouble.SpreadsheetGone());
        assertThat(access(unknown)).isInstanceOf(Access.Unreachable.class);
    }

    @Test
    void a_shared_tab_is_writable_and_asking_changes_nothing() {
        SheetUser user = contacts();
        assertThat(access(user.tab())).isEqualTo(new Access.Writable());
        assertThat(user.rows().getFirst()).startsWith("Name", "Rowcast key");
    }

    @Test
    void a_tab_that_is_not_there_is_said_to_be_gone() {
        SheetUser user = contacts();
        assertThat(access(new Tab(user.tab().spreadsheetId(), 4711)))
                .isInstanceOfSatisfying(
                        Access.Unreachable.class,
                        unreachable -> assertThat(unreachable.why()).contains("no such tab"));
    }

    @Test
    void without_an_account_it_says_what_is_missing() {
        GoogleSheets none = GoogleSheets.open(
                new GoogleSheets.Keys(URI.create("http://127.0.0.1:9"), null, null, null),
                new GoogleConnectionStore(campaigns.database, campaigns.sealers, clock),
                clock);
        Tab any = new Tab("any", 0);
        assertThat(none.of(GoogleSandbox.link(any)).read(any)).isEqualTo(new SheetTrouble.NotConfigured());
        assertThat(none.setup()).isEqualTo(new GoogleSetup(null, false));
    }

    private Access access(Tab tab) {
        return sheets.check(
                WorkspaceId.random(), new PenRef(Pen.SERVICE_ACCOUNT, null), tab.spreadsheetId(), tab.sheetId());
    }
}
