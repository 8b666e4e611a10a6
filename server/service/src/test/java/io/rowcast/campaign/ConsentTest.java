package io.rowcast.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.audience.Column;
import io.rowcast.audience.Row;
import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.Person;
import io.rowcast.contact.RecipientId;
import io.rowcast.contact.Suppression;
import io.rowcast.contact.SuppressionStore;
import io.rowcast.dispatch.DispatchStores;
import io.rowcast.dispatch.Dispatcher;
import io.rowcast.dispatch.Patience;
import io.rowcast.dispatch.SendOutcome;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.render.Source;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has agreed: as the sheet says when its rows are frozen, and asked where rows are held back, planned and claimed. */
class ConsentTest {
    private static final String ANN = "+447400000002";
    private static final String BEN = "+447400000003";
    private static final String CAT = "+447400000004";

    private final Campaigns campaigns = new Campaigns();
    private final Sending draft = campaigns.sending();
    private final Freezing freezing = new Freezing(campaigns.database, campaigns.sealers, campaigns.clock);
    private int chunk;

    @AfterEach
    void close() {
        campaigns.close();
    }

    @Test
    void a_row_that_says_yes_is_recorded_with_where_and_when_and_goes() {
        draft("MARKETING", new ConsentColumn("C", ConsentColumn.USUAL, "D", "I want news by WhatsApp"));
        require("marketing");
        freeze(row(2, ANN, " Yes ", "2026-11-02"), row(3, BEN, "no", "2026-11-02"), row(4, CAT, "", ""));
        assertThat(problems()).containsExactly("3 no-consent", "4 no-consent");
        assertThat(campaigns.statuses(draft)).containsExactly("queued");
        assertThat(campaigns.strings(draft, "select source || ' ' || given || ' ' || (at = '2026-11-02') from consent"))
                .containsExactly("sheet true true");
        assertThat(history("words", "consent.words")).containsExactly("I want news by WhatsApp");
        assertThat(history("origin", "consent.origin")).containsExactly("“Contacts”, cell C2");
    }

    @Test
    void a_sheet_frozen_again_records_nothing_new() {
        draft("MARKETING", new ConsentColumn("C", ConsentColumn.USUAL, null, null));
        freeze(row(2, ANN, "x", ""), row(3, ANN, "✓", ""));
        freeze(row(4, ANN, "TRUE", ""));
        assertThat(campaigns.strings(draft, "select count(*)::text from consent"))
                .containsExactly("1");
    }

    @Test
    void nothing_is_required_until_the_workspace_says_so_and_nothing_is_recorded_without_a_column() {
        draft("MARKETING", null);
        freeze(row(2, ANN, "yes", ""));
        assertThat(campaigns.statuses(draft)).containsExactly("queued");
        assertThat(campaigns.strings(draft, "select source from consent")).isEmpty();
    }

    @Test
    void an_opt_out_stands_against_a_yes_without_a_date_and_against_an_older_one() {
        draft("MARKETING", new ConsentColumn("C", ConsentColumn.USUAL, "D", null));
        require("marketing");
        suppress(ANN, BEN, CAT);
        lift(CAT);
        campaigns.clock.advance(Duration.ofDays(3));
        freeze(row(2, ANN, "yes", ""), row(3, BEN, "yes", "2026-11-20"), row(4, CAT, "yes", ""));
        assertThat(problems()).containsExactly("2 recipient-opted-out", "3 recipient-opted-out");
        lift(ANN);
        assertThat(agreed(ANN, BEN, CAT)).containsExactly(CAT);
        freeze(row(5, BEN, "yes", "2026-11-26"));
        assertThat(agreed(BEN)).as("newer than the opt-out").containsExactly(BEN);
        assertThat(problems())
                .as("who opted out is not written to all the same")
                .contains("5 recipient-opted-out");
    }

    @Test
    void who_agreed_under_one_name_is_written_to_under_another() throws InterruptedException {
        draft("MARKETING", new ConsentColumn("C", ConsentColumn.USUAL, null, null));
        require("marketing");
        freeze(row(2, ANN, "yes", ""));
        inWorkspace((handle, sealer) ->
                new IdentityStore().join(handle, sealer, List.of(Person.of(ANN, "GB.13491208655302741918"))));
        Sending other = campaigns.sending(draft.workspace(), draft.senderId(), "GB.13491208655302741918", BEN);
        category(other, "MARKETING");
        send();
        assertThat(campaigns.statuses(other)).containsExactly("accepted", "skipped");
    }

    @Test
    void the_first_row_of_a_person_who_has_not_agreed_takes_nothing_from_the_second() {
        draft("MARKETING", null);
        require("marketing");
        freeze(row(2, ANN, "", ""), row(3, ANN, "", ""));
        assertThat(problems()).containsExactly("2 no-consent", "3 no-consent");
    }

    @Test
    void the_plan_and_the_claim_go_by_the_same_rule_when_it_comes_after_the_preview() throws InterruptedException {
        draft("MARKETING", new ConsentColumn("C", List.of("ok"), null, null));
        freeze(row(2, ANN, "OK", ""), row(3, BEN, "yes", ""), row(4, CAT, "", ""));
        assertThat(planned()).isEqualTo(3);
        require("marketing");
        assertThat(planned()).isEqualTo(1);
        launch();
        send();
        assertThat(campaigns.statuses(draft)).containsExactly("accepted", "skipped", "skipped");
        assertThat(reasons()).containsOnly("Not sent: this person has not agreed to get your messages.");
    }

    @Test
    void who_takes_it_back_after_the_launch_is_not_written_to() throws InterruptedException {
        draft("MARKETING", new ConsentColumn("C", ConsentColumn.USUAL, null, null));
        require("marketing");
        freeze(row(2, ANN, "yes", ""), row(3, BEN, "yes", ""));
        launch();
        suppress(BEN);
        send();
        assertThat(campaigns.statuses(draft)).containsExactly("accepted", "skipped");
    }

    @ParameterizedTest
    @CsvSource({
        "none, MARKETING, accepted",
        "none, UTILITY, accepted",
        "marketing, MARKETING, skipped",
        "marketing, UTILITY, accepted",
        "all, MARKETING, skipped",
        "all, UTILITY, skipped"
    })
    void the_workspace_chooses_which_campaigns_need_it(String rule, String category, String status)
            throws InterruptedException {
        Sending campaign = campaigns.sending(draft.workspace(), draft.senderId(), ANN);
        category(campaign, category);
        require(rule);
        send();
        assertThat(campaigns.statuses(campaign)).containsExactly(status);
    }

    @Test
    void its_columns_are_found_again_where_they_have_moved() {
        Recipe recipe = recipe("UTILITY", new ConsentColumn("C", ConsentColumn.USUAL, "D", "News"));
        assertThat(Relocation.of(recipe, List.of("On", "News", "Name", "Phone")))
                .isInstanceOfSatisfying(
                        Relocation.Found.class,
                        found -> assertThat(found.recipe().consent())
                                .isEqualTo(new ConsentColumn("B", ConsentColumn.USUAL, "A", "News")));
        assertThat(Relocation.of(recipe, List.of("Phone", "Name", "On"))).isInstanceOf(Relocation.Changed.class);
        assertThat(RecipeWire.read(RecipeWire.write(recipe)).consent()).isEqualTo(recipe.consent());
    }

    private static Recipe recipe(String category, @Nullable ConsentColumn consent) {
        return new Recipe(
                new Recipe.Content.OfTemplate("""
                        {"name": "hello", "language": "en", "category": "%s", "status": "APPROVED",
                         "parameter_format": "POSITIONAL", "components": [{"type": "BODY", "text": "Hello {{1}}",
                         "example": {"body_text": [["Ann"]]}}]}
                        """.formatted(category)),
                List.of(
                        new Column("Phone", "A"),
                        new Column("Name", "B"),
                        new Column("News", "C"),
                        new Column("On", "D")),
                "A",
                "GB",
                Map.of("body.1", new Source.FromColumn("B", null)),
                null,
                consent);
    }

    private void draft(String category, @Nullable ConsentColumn consent) {
        Recipe recipe = recipe(category, consent);
        inWorkspace((handle, sealer) -> handle.createUpdate("""
                        update campaign set recipe = :recipe::jsonb, status = 'draft', started_at = null
                        where campaign_id = :id
                        """)
                .bind("recipe", RecipeWire.write(recipe))
                .bind("id", draft.campaignId())
                .execute());
    }

    private void freeze(Row... rows) {
        assertThat(freezing.put(draft.workspace(), draft.campaignId(), chunk++, List.of(rows)))
                .isInstanceOf(Freezing.Outcome.Kept.class);
    }

    private static Row row(int number, String phone, String says, String on) {
        return new Row(number, "key%05d".formatted(number), List.of(phone, "Ann", says, on));
    }

    private void require(String rule) {
        campaigns.change(draft, "update workspace set consent_rule = '" + rule + "'");
    }

    private void category(Sending campaign, String category) {
        campaigns.change(
                campaign,
                "update campaign set recipe = '{\"template\": {\"category\": \"" + category
                        + "\"}}' where campaign_id = :campaign");
    }

    private void launch() {
        campaigns.change(draft, "update campaign set status = 'sending' where campaign_id = :campaign");
    }

    private void suppress(String... phones) {
        inWorkspace((handle, sealer) -> {
            for (String phone : phones) {
                new SuppressionStore()
                        .suppress(
                                handle,
                                sealer,
                                Suppression.by(Suppression.Source.WORD, phone, campaigns.clock.instant()));
            }
        });
    }

    private void lift(String phone) {
        inWorkspace((handle, sealer) -> new SuppressionStore()
                .lift(
                        handle,
                        RecipientId.of(sealer, phone),
                        List.of(Suppression.Source.values()),
                        campaigns.clock.instant()));
    }

    /** Which of them have agreed. */
    private List<String> agreed(String... phones) {
        List<String> agreed = new ArrayList<>();
        inWorkspace((handle, sealer) -> {
            for (String phone : phones) {
                if (handle.createQuery("select has_consent(array(select same_person(:id)))")
                        .bind("id", RecipientId.of(sealer, phone).bytes())
                        .mapTo(Boolean.class)
                        .one()) {
                    agreed.add(phone);
                }
            }
        });
        return agreed;
    }

    private int planned() {
        return Integer.parseInt(campaigns
                .strings(
                        draft, "select count(*)::text from planned_rows(:campaign, '2026-11-24T09:00:00Z', null, null)")
                .getFirst());
    }

    private List<String> problems() {
        return campaigns.strings(
                draft, "select row_number || ' ' || codes[1] from campaign_row_problem order by row_number");
    }

    private List<String> reasons() {
        return opened("select error_text from delivery where status = 'skipped'", "delivery.error_text");
    }

    private List<String> history(String column, String purpose) {
        return opened("select " + column + " from consent", purpose);
    }

    private List<String> opened(String sql, String purpose) {
        Sealer sealer = campaigns.sealers.of(draft.workspace());
        return campaigns.database.inWorkspace(
                draft.workspace(),
                handle -> handle.createQuery(sql)
                        .map((row, context) -> sealer.open(row.getBytes(1), purpose))
                        .list());
    }

    private void send() throws InterruptedException {
        try (Dispatcher dispatcher = new Dispatcher(
                campaigns.clock,
                campaigns.clock::nanoTime,
                DispatchStores.of(campaigns.database, campaigns.sealers, campaigns.clock),
                message -> new SendOutcome.Accepted("wamid." + message.deliveryId()),
                Runnable::run,
                Runnable::run,
                Patience.standard())) {
            while (dispatcher.runOnce()) {
                campaigns.clock.advance(Duration.ofMillis(10));
            }
        }
    }

    private interface Work {
        void with(Handle handle, Sealer sealer);
    }

    private void inWorkspace(Work work) {
        campaigns.database.<Void, RuntimeException>inWorkspace(draft.workspace(), handle -> {
            work.with(handle, campaigns.sealers.of(draft.workspace()));
            return null;
        });
    }
}
