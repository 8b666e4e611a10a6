package io.rowcast.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.testing.Campaigns;
import io.rowcast.workspace.MirroredTemplate;
import io.rowcast.workspace.TemplateNews;
import io.rowcast.workspace.TemplateStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A template that is no longer what was confirmed pauses its campaigns; the mirror forgets nothing. */
class TemplateHaltsTest {
    private static final String WABA = "102290129340398";
    private static final String TEXT = "{\"type\": \"BODY\", \"text\": \"Hi\"}";

    private final Campaigns campaigns = new Campaigns();
    private final TemplateStore templates =
            new TemplateStore(campaigns.database, new TemplateHalts(campaigns.clock), campaigns.clock);
    private final Campaigns.Sending campaign = campaigns.sending("+447400000001");

    @BeforeEach
    void mirrored() {
        bring(template("APPROVED", "UTILITY", TEXT));
        campaigns.change(
                campaign, "update campaign set recipe = '" + """
                {"template": {"name": "spring_offer", "components": [%s]}, "columns": [], "recipientColumn": "A",
                 "defaultRegion": "GB", "mapping": {}}""".formatted(TEXT) + "' where campaign_id = :campaign");
    }

    @AfterEach
    void close() {
        campaigns.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PAUSED, template-paused",
        "DISABLED, template-disabled",
        "REJECTED, template-disabled",
        "PENDING_DELETION, template-gone",
        "DELETED, template-gone",
    })
    void a_webhook_pauses_the_campaigns_with_the_reason_in_words(String event, String code) {
        comes(new TemplateNews.StatusChanged(WABA, "spring_offer", "en", event, "NONE", null));
        assertThat(pause()).containsExactly("paused " + code);
        assertThat(campaigns.strings(campaign, "select pause_message from campaign"))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("spring_offer").contains("kept"));
    }

    @Test
    void a_warning_and_an_unknown_event_pause_nothing() {
        comes(new TemplateNews.StatusChanged(WABA, "spring_offer", "en", "FLAGGED", null, null));
        comes(new TemplateNews.StatusChanged(WABA, "spring_offer", "en", "SOMETHING_NEW", null, null));
        comes(new TemplateNews.QualityChanged(WABA, "spring_offer", "en", "YELLOW"));
        assertThat(pause()).containsExactly("sending ");
        assertThat(list())
                .singleElement()
                .satisfies(it -> assertThat(it.quality()).isEqualTo("YELLOW"));
    }

    @Test
    void a_template_that_comes_back_tells_so_and_waits_for_a_person() {
        comes(new TemplateNews.StatusChanged(WABA, "spring_offer", "en", "PAUSED", null, "FIRST_PAUSE"));
        comes(new TemplateNews.StatusChanged(WABA, "spring_offer", "en", "APPROVED", null, "UNPAUSE"));
        assertThat(pause()).containsExactly("paused template-paused");
        assertThat(campaigns.strings(campaign, "select code from campaign_notice order by notice_id"))
                .containsExactly("template-paused", "resumable");
    }

    @Test
    void an_edit_told_by_webhook_pauses_what_was_confirmed_with_another_text() {
        comes(new TemplateNews.ComponentsChanged(WABA, "spring_offer", "en", null, "Hi", null, List.of()));
        assertThat(pause()).as("the same text").containsExactly("sending ");
        comes(new TemplateNews.ComponentsChanged(WABA, "spring_offer", "en", null, "Bye", null, List.of()));
        assertThat(pause()).containsExactly("paused template-changed");
        assertThat(list()).singleElement().satisfies(it -> {
            assertThat(it.definition()).contains("Bye");
            assertThat(it.editedAt()).isEqualTo(campaigns.clock.instant());
        });
        assertThat(templates.lastSync(campaign.workspace(), WABA))
                .hasValueSatisfying(sync -> assertThat(sync.stale()).isTrue());
    }

    @Test
    void a_template_that_meta_lists_no_more_is_marked_and_pauses() {
        campaigns.clock.advance(Duration.ofMinutes(1));
        bring();
        assertThat(list())
                .singleElement()
                .satisfies(it -> assertThat(it.status()).isEqualTo("DELETED"));
        assertThat(pause()).containsExactly("paused template-gone");
    }

    @Test
    void a_list_that_was_asked_for_before_the_news_does_not_undo_it() {
        var askedAt = campaigns.clock.instant();
        campaigns.clock.advance(Duration.ofSeconds(1));
        comes(new TemplateNews.StatusChanged(WABA, "spring_offer", "en", "PAUSED", null, null));
        templates.bring(campaign.workspace(), WABA, List.of(template("APPROVED", "UTILITY", TEXT)), askedAt);
        assertThat(list())
                .singleElement()
                .satisfies(it -> assertThat(it.status()).isEqualTo("PAUSED"));
    }

    @Test
    void a_template_that_becomes_marketing_pauses_and_other_changes_of_category_are_told() {
        comes(new TemplateNews.CategoryChanged(WABA, "spring_offer", "en", "UTILITY", "MARKETING"));
        assertThat(pause()).as("only announced").containsExactly("sending ");
        comes(new TemplateNews.CategoryChanged(WABA, "spring_offer", "en", "MARKETING", null));
        assertThat(pause()).containsExactly("paused template-changed");
        assertThat(campaigns.strings(campaign, "select code from campaign_notice order by notice_id"))
                .containsExactly("template-category", "template-changed");
    }

    @Test
    void another_accounts_template_of_the_same_name_pauses_nothing() {
        comes(new TemplateNews.StatusChanged("other", "spring_offer", "en", "PAUSED", null, null));
        comes(new TemplateNews.StatusChanged(WABA, "spring_offer", "es", "PAUSED", null, null));
        assertThat(pause()).containsExactly("sending ");
    }

    private void comes(TemplateNews news) {
        campaigns.database.<Void, RuntimeException>outsideWorkspaces(handle -> {
            templates.apply(handle, news);
            return null;
        });
    }

    private void bring(MirroredTemplate... listed) {
        templates.bring(campaign.workspace(), WABA, List.of(listed), campaigns.clock.instant());
    }

    private List<MirroredTemplate> list() {
        return templates.list(campaign.workspace(), WABA);
    }

    private List<String> pause() {
        return campaigns.strings(campaign, "select status || ' ' || coalesce(pause_code, '') from campaign");
    }

    private static MirroredTemplate template(String status, String category, String components) {
        return new MirroredTemplate(
                "1",
                "spring_offer",
                "en",
                category,
                status,
                "{\"name\": \"spring_offer\", \"language\": \"en\", \"components\": [" + components + "]}",
                "GREEN",
                null,
                null);
    }
}
