package io.rowcast.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import io.rowcast.workspace.SenderNews.Restriction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Meta's webhooks tell of numbers and accounts (facts.md section 8.4), brought to senders and their campaigns. */
class SenderNewsTest {
    private static final String WABA = "102290129340398";
    private static final String NUMBER = "15550783881";

    private final Campaigns campaigns = new Campaigns();
    private final Sending campaign = campaigns.sending("+447400000001");
    private final SenderStore senders = new SenderStore(campaigns.database, campaigns.sealers);
    private final SenderHealth health = new SenderHealth(campaigns.database, campaigns.clock);

    @AfterEach
    void close() {
        campaigns.close();
    }

    @Test
    void a_flagged_number_is_warned_of_until_it_is_not_flagged_any_more() {
        comes(new SenderNews.Quality(WABA, NUMBER, "FLAGGED", MessagingLimit.read("TIER_10K")));
        assertThat(codes()).containsExactly("warning quality-flagged");
        assertThat(report().state()).isEqualTo(HealthReport.State.LIMITED);
        assertThat(report().messagingLimit()).isEqualTo(new HealthReport.Allowance(10_000, 0, 10_000, null));
        assertThat(status()).isEqualTo("paused");
        assertThat(notices()).containsExactly("quality-drop");
        comes(new SenderNews.Quality(WABA, NUMBER, "UNFLAGGED", new MessagingLimit.Unknown()));
        assertThat(codes()).isEmpty();
        assertThat(report().messagingLimit()).as("what is not told stays").isNotNull();
    }

    @Test
    void campaigns_pause_when_the_rating_falls_to_its_lowest_and_stay_resumed_while_it_is_low() {
        checked(state("YELLOW", "CONNECTED", "APPROVED", null));
        assertThat(status()).isEqualTo("sending");
        checked(state("RED", "CONNECTED", "APPROVED", null));
        assertThat(status()).isEqualTo("paused");
        assertThat(notices()).containsExactly("quality-drop");
        campaigns.change(campaign, "update campaign set status = 'sending' where campaign_id = :campaign");
        checked(state("RED", "CONNECTED", "APPROVED", null));
        comes(new SenderNews.Quality(WABA, NUMBER, "FLAGGED", new MessagingLimit.Unknown()));
        assertThat(status()).as("a person has let it go on").isEqualTo("sending");
    }

    @Test
    void an_upgrade_of_throughput_is_used_at_once() {
        comes(new SenderNews.ThroughputUpgrade(WABA, "+1 555-078-3881", MessagingLimit.read("TIER_UNLIMITED")));
        assertThat(column("messages_per_second")).isEqualTo("1000");
        assertThat(report().messagingLimit()).isNull();
    }

    @Test
    void news_of_another_number_concern_nobody_here() {
        comes(new SenderNews.Quality(WABA, "15550000000", "FLAGGED", new MessagingLimit.Unknown()));
        comes(new SenderNews.AccountBanned("another account", "DISABLE", null));
        assertThat(codes()).isEmpty();
        assertThat(status()).isEqualTo("sending");
    }

    @Test
    void a_declined_name_is_told_with_metas_reason_and_forgotten_once_one_is_approved() {
        comes(new SenderNews.Name(WABA, NUMBER, "DECLINED", "Best Shop Ever", "NAME_DOES_NOT_MATCH"));
        assertThat(report().notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message())
                        .contains("\"Best Shop Ever\"")
                        .contains("NAME_DOES_NOT_MATCH"));
        assertThat(report().nameStatus()).isEqualTo("DECLINED");
        comes(new SenderNews.Name(WABA, NUMBER, "APPROVED", "Shop", null));
        assertThat(codes()).isEmpty();
        assertThat(column("verified_name")).isEqualTo("Shop");
    }

    @Test
    void a_ban_pauses_what_is_under_way_and_a_reinstatement_says_that_it_can_go_on() {
        comes(new SenderNews.AccountBanned(WABA, "DISABLE", "April 17, 2026"));
        comes(new SenderNews.AccountBanned(WABA, "DISABLE", "April 17, 2026"));
        assertThat(codes()).containsExactly("stop sender-banned");
        assertThat(report().state()).isEqualTo(HealthReport.State.STOPPED);
        assertThat(status()).isEqualTo("paused");
        assertThat(notices()).as("told once").containsExactly("sender-banned");
        assertThat(health.barrier(campaign.workspace(), campaign.senderId())).isPresent();

        comes(new SenderNews.AccountReinstated(WABA));
        comes(new SenderNews.AccountReinstated(WABA));
        assertThat(codes()).isEmpty();
        assertThat(status()).as("a person resumes it").isEqualTo("paused");
        assertThat(notices()).containsExactly("sender-banned", "resumable");
        assertThat(health.barrier(campaign.workspace(), campaign.senderId())).isEmpty();
    }

    @Test
    void a_ban_to_come_is_a_warning() {
        comes(new SenderNews.AccountBanned(WABA, "SCHEDULE_FOR_DISABLE", "January 31, 2027"));
        assertThat(codes()).containsExactly("warning sender-to-be-banned");
        assertThat(status()).isEqualTo("sending");
    }

    @Test
    void a_restriction_of_messaging_pauses_until_its_end_and_one_of_calls_does_not() {
        Instant until = campaigns.clock.instant().plus(Duration.ofDays(3));
        comes(new SenderNews.AccountRestricted(
                WABA, NUMBER, List.of(new Restriction("RESTRICTED_BUSINESS_INITIATED_CALLING", null))));
        assertThat(status()).isEqualTo("sending");
        comes(new SenderNews.AccountRestricted(
                WABA, NUMBER, List.of(new Restriction("RESTRICTED_BIZ_INITIATED_MESSAGING", until))));
        assertThat(status()).isEqualTo("paused");
        assertThat(report().notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("until 27 November 2026 09:00 UTC"));
        campaigns.clock.advance(Duration.ofDays(3));
        assertThat(report().notes()).isEmpty();
        assertThat(health.barrier(campaign.workspace(), campaign.senderId())).isEmpty();
    }

    @Test
    void a_deleted_account_pauses_its_campaigns_scheduled_ones_too() {
        campaigns.change(
                campaign, "update campaign set status = 'scheduled', started_at = null where campaign_id = :campaign");
        comes(new SenderNews.AccountDeleted(WABA));
        assertThat(codes()).containsExactly("stop sender-deleted");
        assertThat(status()).isEqualTo("paused");
    }

    @Test
    void an_alert_is_told_in_metas_own_words() {
        comes(new SenderNews.Alert(
                WABA, null, "INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED", "Limits cannot be increased."));
        assertThat(report().notes()).singleElement().satisfies(note -> {
            assertThat(note.code()).isEqualTo("alert-increased-capabilities-eligibility-deferred");
            assertThat(note.message()).isEqualTo("Limits cannot be increased.");
        });
    }

    @Test
    void a_limit_that_is_told_as_a_number_is_understood() {
        comes(new SenderNews.Capability(WABA, MessagingLimit.read("2000")));
        assertThat(report().messagingLimit()).isEqualTo(new HealthReport.Allowance(2_000, 0, 2_000, null));
    }

    @Test
    void a_used_up_limit_says_when_the_next_place_is_free() {
        comes(new SenderNews.Capability(WABA, MessagingLimit.read("TIER_250")));
        campaigns.change(campaign, """
                insert into recipient_opening (workspace_id, portfolio_id, recipient_id, opened_at)
                select p.workspace_id, p.portfolio_id, n::text::bytea, timestamptz '2026-11-24T08:00:00Z' + n * interval '1 second'
                from portfolio p cross join generate_series(1, 250) n
                """);
        assertThat(report().messagingLimit())
                .isEqualTo(new HealthReport.Allowance(250, 250, 0, Instant.parse("2026-11-25T08:00:01Z")));
        assertThat(report().state()).isEqualTo(HealthReport.State.LIMITED);
    }

    @Test
    void what_meta_answers_about_a_number_changes_its_state_and_its_notes() {
        checked(state("RED", "BANNED", "DECLINED", null));
        assertThat(codes())
                .containsExactlyInAnyOrder("warning quality-low", "stop number-banned", "warning name-not-approved");
        assertThat(status()).isEqualTo("paused");
        assertThat(notices()).as("the graver reason").containsExactly("number-banned");
        checked(state("GREEN", "CONNECTED", "APPROVED", "portfolio-1"));
        assertThat(codes()).isEmpty();
        assertThat(column("portfolio_id")).isEqualTo("portfolio-1");
        assertThat(report().messagingLimit()).isEqualTo(new HealthReport.Allowance(2_000, 0, 2_000, null));
    }

    @Test
    void a_number_of_which_meta_does_not_tell_has_a_note_and_is_asked_for_a_day_later() {
        SenderChecks checks = new SenderChecks(
                campaigns.database,
                senders,
                sender -> {
                    throw new SourceUnavailableException("WhatsApp refused: token (code 190)", true);
                },
                campaigns.clock);
        campaigns.change(campaign, "update sender set checked_at = '2026-11-20T09:00:00Z'");
        checks.checkStale();
        assertThat(codes()).containsExactly("warning not-checked");
        assertThat(unchecked()).isEmpty();
        campaigns.clock.advance(Duration.ofDays(1).plusSeconds(1));
        assertThat(unchecked()).hasSize(1);
    }

    private List<SenderHealthStore.Unchecked> unchecked() {
        return campaigns.database.outsideWorkspaces(handle -> new SenderHealthStore()
                .uncheckedSince(handle, campaigns.clock.instant().minus(Duration.ofDays(1))));
    }

    private static NumberState state(
            String quality, String status, String nameStatus, @org.jspecify.annotations.Nullable String portfolio) {
        return new NumberState(
                "+1 555 078 3881", "Shop", quality, status, nameStatus, 80, MessagingLimit.read("TIER_2K"), portfolio);
    }

    private void checked(NumberState state) {
        new SenderChecks(campaigns.database, senders, sender -> state, campaigns.clock).check(campaign.workspace());
    }

    private void comes(SenderNews news) {
        campaigns.database.<Void, RuntimeException>outsideWorkspaces(handle -> {
            senders.apply(handle, news, campaigns.clock.instant());
            return null;
        });
    }

    private HealthReport report() {
        return health.of(campaign.workspace(), campaign.senderId());
    }

    private List<String> codes() {
        return report().notes().stream()
                .map(note -> note.severity().word() + " " + note.code())
                .toList();
    }

    private String status() {
        return campaigns
                .strings(campaign, "select status from campaign where campaign_id = :campaign")
                .getFirst();
    }

    private List<String> notices() {
        return campaigns.strings(
                campaign, "select code from campaign_notice where campaign_id = :campaign order by notice_id");
    }

    private String column(String name) {
        return campaigns
                .strings(campaign, "select " + name + "::text from sender")
                .getFirst();
    }
}
