package io.rowcast.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.audience.Column;
import io.rowcast.render.Source;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import io.rowcast.workspace.SheetRows;
import io.rowcast.workspace.SheetRows.SheetRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Campaigns that send to rows as they come; the sheet has a phone, a name and a status. Rows settle for a minute. */
class NewRowsTest {
    private static final List<String> HEADINGS = List.of("Phone", "Name", "Status");

    private final Campaigns campaigns = new Campaigns();
    private final Sending standing = standing(campaigns.sending(), "Confirmed");
    private final NewRows newRows = new NewRows(campaigns.database, campaigns.sealers, () -> {}, campaigns.clock);
    private final List<SheetRows.Reading> readings = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    @AfterEach
    void close() {
        campaigns.close();
    }

    @Test
    void a_row_that_is_typed_goes_as_it_is_when_it_has_not_changed_for_a_minute() {
        report(row(2, "Bo", "Confirmed"));
        assertThat(due()).containsExactly(in(60));
        campaigns.clock.advance(Duration.ofSeconds(40));
        assertThat(report(row(2, "Bob", "Confirmed")).taken()).isEqualTo(1);
        assertThat(due()).containsExactly(in(60));
        assertThat(texts()).containsExactly("Hello Bob");
        campaigns.clock.advance(Duration.ofSeconds(40));
        assertThat(report(row(2, "Bob", "Confirmed")).known())
                .as("nothing has changed")
                .isEqualTo(1);
        assertThat(due()).containsExactly(in(20));
    }

    @Test
    void what_has_left_is_never_sent_again_whatever_the_row_becomes() {
        report(row(2, "Bo", "Confirmed"));
        leave();
        assertThat(report(row(2, "Bob", "Confirmed")).known()).isEqualTo(1);
        assertThat(report(row(7, "Bob", "Confirmed", key(2), phone(2))).known())
                .as("moved")
                .isEqualTo(1);
        NewRows.Counts again = report(row(8, "Bo's second row", "confirmed ", key(8), phone(2)));
        assertThat(again.held()).as("a person gets it once").isEqualTo(1);
        assertThat(problems()).containsExactly("recipient-duplicate");
        assertThat(campaigns.statuses(standing)).containsExactly("accepted");
    }

    @Test
    void rows_that_it_is_not_about_or_without_a_recipient_are_passed_over_and_one_that_comes_to_meet_it_goes() {
        NewRows.Counts counts =
                report(row(2, "Bo", "Open"), row(3, "Al", "Confirmed", key(3), " "), row(4, "Cy", "CONFIRMED"));
        assertThat(counts).isEqualTo(new NewRows.Counts(1, 0, 2, 0));
        assertThat(report(row(2, "Bo", "Confirmed")).taken()).isEqualTo(1);
        assertThat(report(row(2, "Bo", "Open")).passedOver()).isEqualTo(1);
        assertThat(campaigns.statuses(standing)).as("taken back in time").containsExactly("skipped", "queued");
        assertThat(report(row(2, "Bo", "Confirmed")).taken()).as("after all").isEqualTo(1);
        assertThat(campaigns.statuses(standing)).containsExactly("queued", "queued");
    }

    @Test
    void a_row_with_a_problem_is_held_and_goes_when_it_is_reported_corrected() {
        assertThat(report(row(2, "Bo", "Confirmed", key(2), "12")).held()).isEqualTo(1);
        assertThat(report(row(2, "Bo", "Confirmed", key(2), "12")).known()).isEqualTo(1);
        assertThat(problems()).containsExactly("phone-invalid");
        assertThat(report(row(2, "Bo", "Confirmed")).taken()).isEqualTo(1);
        assertThat(problems()).isEmpty();
        assertThat(campaigns.statuses(standing)).containsExactly("queued");
    }

    @Test
    void a_form_goes_at_once() {
        newRows.report(standing.workspace(), standing.campaignId(), HEADINGS, List.of(row(2, "Bo", "Confirmed")), true);
        assertThat(campaigns.strings(standing, "select due_at::text from delivery"))
                .isEmpty();
        assertThat(campaigns.statuses(standing)).containsExactly("queued");
    }

    @Test
    void columns_are_found_where_they_have_moved_and_it_pauses_where_one_is_gone() {
        List<String> moved = List.of("Notes", "Status", "Phone", "Name");
        newRows.report(
                standing.workspace(),
                standing.campaignId(),
                moved,
                List.of(new SheetRow(2, key(2), List.of("", "Confirmed", phone(2), "Bo"))),
                false);
        assertThat(texts()).containsExactly("Hello Bo");
        newRows.report(
                standing.workspace(),
                standing.campaignId(),
                List.of("Phone", "Status"),
                List.of(new SheetRow(3, key(3), List.of(phone(3), "Confirmed"))),
                false);
        assertThat(campaigns.strings(standing, "select pause_code || ': ' || pause_message from campaign"))
                .singleElement()
                .satisfies(
                        words -> assertThat(words).startsWith("columns-changed").contains("“Name”"));
        assertThat(campaigns.statuses(standing)).hasSize(1);
    }

    @Test
    void two_campaigns_stand_on_one_tab_and_do_not_heed_each_other() {
        Sending other = standing(campaigns.sending(standing.workspace(), standing.senderId()), null);
        share(other);
        for (Sending each : List.of(standing, other)) {
            newRows.report(
                    each.workspace(),
                    each.campaignId(),
                    HEADINGS,
                    List.of(row(2, "Bo", "Open"), row(3, "Al", "Confirmed")),
                    false);
        }
        assertThat(campaigns.statuses(standing)).containsExactly("queued");
        assertThat(campaigns.statuses(other)).containsExactly("queued", "queued");
    }

    @Test
    void two_nodes_that_hear_of_the_same_thousand_rows_take_each_once() throws Exception {
        SheetRow[] rows = IntStream.range(2, 1002)
                .mapToObj(i -> row(i, "Person " + i, "Confirmed"))
                .toArray(SheetRow[]::new);
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            int taken = 0;
            Callable<NewRows.Counts> node = () -> report(rows);
            for (Future<NewRows.Counts> counts : nodes.invokeAll(List.of(node, node))) {
                taken += counts.get().taken();
            }
            assertThat(taken).isEqualTo(1000);
        }
        assertThat(campaigns.statuses(standing)).hasSize(1000);
    }

    @Test
    void a_follow_up_gets_the_rows_too_and_loses_those_that_are_replaced() {
        Sending step = campaigns.sending(standing.workspace(), standing.senderId());
        campaigns.change(
                step,
                "update campaign set recipe = (select recipe from campaign where campaign_id = '"
                        + standing.campaignId() + "'), parent_id = '" + standing.campaignId() + "', follows_id = '"
                        + standing.campaignId()
                        + "', step = 1, follow_if = 'not-read', wait_minutes = 5 where campaign_id = :campaign");
        report(row(2, "Bo", "Confirmed"));
        report(row(2, "Bob", "Confirmed"));
        assertThat(campaigns.strings(step, "select due_at::text from delivery where campaign_id = :campaign"))
                .containsExactly("infinity");
        report(row(2, "Bob", "Confirmed", key(2), "12"));
        assertThat(campaigns.statuses(step)).isEmpty();
        assertThat(campaigns.statuses(standing)).isEmpty();
    }

    @Test
    void the_service_looks_at_the_tab_every_minute_and_takes_what_is_new() {
        penOfItsOwn();
        readings.add(new SheetRows.Reading.Read(HEADINGS, List.of(row(2, "Bo", "Confirmed"), row(3, "", "", "", ""))));
        SheetLook look = look();
        look.run();
        look.run();
        assertThat(asked).as("one look a minute").hasSize(1);
        assertThat(campaigns.statuses(standing)).containsExactly("queued");
        campaigns.clock.advance(Duration.ofMinutes(1));
        readings.add(
                new SheetRows.Reading.Read(HEADINGS, List.of(row(2, "Bo", "Confirmed"), row(3, "Al", "Confirmed"))));
        look.run();
        assertThat(due()).containsExactly(in(0), in(60));
        assertThat(asked).hasSize(2).containsOnly("Phone");
    }

    @Test
    void a_sheet_that_cannot_be_read_for_an_hour_pauses_the_campaign_in_words() {
        penOfItsOwn();
        SheetLook look = look();
        readings.add(new SheetRows.Reading.Unreadable("Google does not answer.", true));
        look.run();
        campaigns.clock.advance(Duration.ofHours(2));
        look.run();
        assertThat(state()).as("it passes by itself").isEqualTo("sending");
        readings.add(new SheetRows.Reading.Unreadable("The spreadsheet is not shared any more.", false));
        for (int minute = 0; minute < 59; minute++) {
            look.run();
            campaigns.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(state()).isEqualTo("sending");
        assertThat(asked).as("ever less often").hasSizeBetween(6, 14);
        for (int minute = 0; minute < 20; minute++) {
            look.run();
            campaigns.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(campaigns.strings(standing, "select pause_code || ': ' || pause_message from campaign"))
                .singleElement()
                .satisfies(words ->
                        assertThat(words).startsWith("sheet-unreadable: The spreadsheet is not shared any more."));
    }

    private SheetLook look() {
        return new SheetLook(
                campaigns.database,
                campaigns.sealers,
                (workspace, pen, spreadsheet, sheet, heading, giveKeys) -> {
                    asked.add(heading);
                    return readings.getLast();
                },
                () -> {},
                campaigns.clock);
    }

    private void penOfItsOwn() {
        campaigns.change(standing, "update sheet_link set pen = 'service-account'");
    }

    private NewRows.Counts report(SheetRow... rows) {
        return newRows.report(standing.workspace(), standing.campaignId(), HEADINGS, List.of(rows), false);
    }

    private static SheetRow row(int number, String name, String status) {
        return row(number, name, status, key(number), phone(number));
    }

    private static SheetRow row(int number, String name, String status, String key, String phone) {
        return new SheetRow(number, key, List.of(phone, name, status));
    }

    private static String key(int number) {
        return "key%05d".formatted(number);
    }

    private static String phone(int number) {
        return "+447400%06d".formatted(number);
    }

    /** Makes a campaign a standing one; of all rows where {@code status} is null. */
    private Sending standing(Sending campaign, @Nullable String status) {
        Recipe recipe = new Recipe(
                new Recipe.Content.OfTemplate("""
                        {"name": "hello", "language": "en", "category": "UTILITY", "status": "APPROVED",
                         "parameter_format": "POSITIONAL",
                         "components": [{"type": "BODY", "text": "Hello {{1}}", "example": {"body_text": [["Ann"]]}}]}
                        """),
                List.of(new Column("Phone", "A"), new Column("Name", "B"), new Column("Status", "C")),
                "A",
                "GB",
                Map.of("body.1", new Source.FromColumn("B", null)),
                status == null ? null : new Only("C", List.of(status)),
                null);
        campaigns.database.<Integer, RuntimeException>inWorkspace(
                campaign.workspace(),
                handle -> handle.createUpdate("""
                                update campaign set recipe = :recipe::jsonb, launched_at = :now,
                                  schedule = '{"type":"new-rows","settleSeconds":60}'
                                where campaign_id = :id
                                """)
                        .bind("recipe", RecipeWire.write(recipe))
                        .bind("now", campaigns.clock.instant())
                        .bind("id", campaign.campaignId())
                        .execute());
        return campaign;
    }

    private void share(Sending other) {
        campaigns.change(
                other,
                "update campaign set sheet_link_id = (select sheet_link_id from campaign where campaign_id = '"
                        + standing.campaignId() + "') where campaign_id = :campaign");
    }

    private void leave() {
        campaigns.arrange(
                standing, "update delivery set status = 'accepted', attempts = 1 where campaign_id = :campaign");
    }

    private List<Instant> due() {
        return campaigns
                .strings(
                        standing, "select due_at::text from delivery where campaign_id = :campaign order by row_number")
                .stream()
                .map(at -> Instant.parse(at.replace(' ', 'T').replaceFirst("\\+00$", "Z")))
                .toList();
    }

    private Instant in(int seconds) {
        return campaigns.clock.instant().plusSeconds(seconds);
    }

    private List<String> problems() {
        return campaigns.strings(standing, "select unnest(codes) from campaign_row_problem");
    }

    private List<String> texts() {
        return campaigns
                .strings(standing, "select encode(view, 'hex') from delivery where campaign_id = :campaign")
                .stream()
                .map(hex -> RowsView.readView(campaigns
                                .sealers
                                .of(standing.workspace())
                                .open(HexFormat.of().parseHex(hex), "delivery.view"))
                        .body())
                .toList();
    }

    private String state() {
        return campaigns
                .strings(standing, "select status from campaign where campaign_id = :campaign")
                .getFirst();
    }
}
