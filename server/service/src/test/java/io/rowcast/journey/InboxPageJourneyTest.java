package io.rowcast.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.Browser;
import io.rowcast.testing.Browser.Shown;
import io.rowcast.testing.RunningService;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The inbox as pages: who sees them, what stands in them, and an answer without any script. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class InboxPageJourneyTest {
    private static final String ANNA = "447400000711";
    private static final String STRANGE = "<img src=x onerror=alert(1)> & \"friends\"</p><script>alert(2)</script>";
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private RunningService service;
    private ApiClient client;
    private Browser member;
    private String conversation;

    /** The list as it was before anybody answered. */
    private String list;

    @BeforeAll
    void a_member_of_a_workspace_that_somebody_wrote_to(@TempDir Path folder) {
        service = new RunningService(folder, InstantSource.system());
        client = service.client();
        member = new Browser(service.url());
        member.signIn(new SheetsControl(service.sandboxUrl()), "owner@example.com");
        service.strings("""
                insert into member (workspace_id, member_id, account_id, role, joined_at)
                select '%s', gen_random_uuid(), account_id, 'sender', now() from account returning 1
                """.formatted(service.workspace()));
        member.submit(
                        "/workspaces",
                        "/workspaces/choose",
                        Map.of("workspace", service.workspace().toString()))
                .leadsTo();
        service.control().say(ANNA, STRANGE);
        RunningService.await(
                "the message is in a conversation",
                () -> client.get("/v1/conversations")
                                .expect(200)
                                .path("conversations")
                                .size()
                        == 1);
        conversation = client.get("/v1/conversations")
                .expect(200)
                .at("/conversations/0/id")
                .asText();
        list = member.get("/inbox").expect(200);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void whoever_is_not_signed_in_is_led_there_and_back() {
        Browser nobody = new Browser(service.url());
        assertThat(nobody.get("/inbox").leadsTo()).isEqualTo("/signin?next=%2Finbox");
        assertThat(nobody.get("/inbox/" + conversation).leadsTo()).startsWith("/signin?next=%2Finbox%2F");
        nobody.post("/inbox/" + conversation, Map.of("text", "Hello", "key", "k"))
                .expect(401);
    }

    @Test
    void what_a_stranger_wrote_is_text_in_the_list_and_in_the_conversation() {
        for (String page : List.of(list, member.get("/inbox/" + conversation).expect(200))) {
            assertThat(page)
                    .contains("&lt;img src=x onerror=alert(1)&gt; &amp; ")
                    .doesNotContain("<img src=x", "<script>", "onerror=alert(1)>");
        }
    }

    @Test
    void of_very_many_words_the_first_are_shown_and_all_on_request() {
        service.control().say(ANNA, "👍".repeat(1_600) + "end");
        RunningService.await(
                "it has come",
                () -> member.get("/inbox/" + conversation).expect(200).contains("Show all 3,203 characters"));
        assertThat(member.get("/inbox/" + conversation).expect(200))
                .contains("👍…</p>", "👍end</p>")
                .doesNotContain("?…");
    }

    @Test
    void a_page_plays_and_shows_files_of_the_service_only_and_runs_its_one_script() {
        Shown page = member.get("/inbox/" + conversation);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "img-src 'self' data:", "media-src 'self'")
                .doesNotContain("unsafe", "http");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.body().split("<script", -1)).hasSize(2);
        assertThat(page.body()).contains("<script type=\"module\" src=\"/inbox.js\"></script>");
        Shown script = member.get("/inbox.js");
        assertThat(script.header("Content-Type")).startsWith("text/javascript");
        assertThat(script.expect(200)).doesNotContain("innerHTML", "insertAdjacentHTML", "document.write");
    }

    @Test
    void the_page_can_stand_on_a_phones_screen_as_an_app() {
        assertThat(member.get("/inbox").expect(200)).contains("<link rel=\"manifest\" href=\"/manifest.webmanifest\">");
        Shown manifest = member.get("/manifest.webmanifest");
        assertThat(manifest.header("Content-Type")).startsWith("application/manifest+json");
        Matcher icons = Pattern.compile("\"src\": \"([^\"]+)\"").matcher(manifest.expect(200));
        int found = 0;
        while (icons.find()) {
            found++;
            assertThat(member.get(icons.group(1)).status()).as(icons.group(1)).isEqualTo(200);
        }
        assertThat(found).isEqualTo(4);
    }

    @Test
    void words_are_answered_without_a_script_and_once_for_two_clicks() {
        String page = member.get("/inbox/" + conversation).expect(200);
        Matcher key = KEY.matcher(page);
        assertThat(key.find()).isTrue();
        Map<String, String> form = Map.of("text", "We <b>do</b>", "key", key.group(1));
        for (int click = 0; click < 2; click++) {
            assertThat(member.submit("/inbox/" + conversation, "/inbox/" + conversation, form)
                            .leadsTo())
                    .isEqualTo("/inbox/" + conversation + "#end");
        }
        assertThat(service.control().messages(ANNA).stream().map(message -> message.text()))
                .filteredOn("We <b>do</b>"::equals)
                .hasSize(1);
        assertThat(member.get("/inbox/" + conversation).expect(200)).contains("We &lt;b&gt;do&lt;/b&gt;");
        member.post("/inbox/" + conversation, form).expect(403);
    }

    @Test
    void who_may_only_look_is_offered_no_answer() {
        assertThat(member.get("/inbox/" + conversation).expect(200)).contains("id=\"words\"");
        service.strings("update member set role = 'viewer' returning 1");
        try {
            assertThat(member.get("/inbox/" + conversation).expect(200))
                    .contains("You may look at this conversation")
                    .doesNotContain("id=\"words\"", "id=\"template\"", "New conversation");
            member.submit("/workspaces", "/inbox/" + conversation, Map.of("text", "Hello", "key", "k"))
                    .expect(403);
        } finally {
            service.strings("update member set role = 'sender' returning 1");
        }
    }

    @Test
    void a_conversation_is_begun_with_a_number_and_said_so_where_nobody_has_it() {
        String sender = service.sender().id().toString();
        assertThat(member.get("/inbox/new").expect(200)).contains("type=\"tel\"", "With its country code");
        assertThat(begin(Map.of("sender", sender, "number", "07400 000711")).expect(422))
                .contains("does not say its country", "value=\"07400 000711\"");
        assertThat(begin(Map.of("sender", sender, "number", "+44 7400 000711")).leadsTo())
                .isEqualTo("/inbox/" + conversation + "#end");

        assertThat(begin(Map.of("sender", sender, "number", "+44 7400 000719")).expect(200))
                .contains("Nobody with the number +447400000719 is known here.");
        assertThat(client.get("/v1/contacts?query=%2B447400000719").expect(200).path("contacts"))
                .isEmpty();
        String begun = begin(Map.of("sender", sender, "number", "+447400000719", "anybody", "yes"))
                .leadsTo();
        assertThat(member.get(begun.replace("#end", "")).expect(200))
                .contains("<h1>+447400000719</h1>", "delivers templates only", "<details id=\"template\" open>")
                .containsPattern("<form id=\"words\"[^>]*hidden");
        assertThat(client.get("/v1/contacts?query=%2B447400000719").expect(200).path("contacts"))
                .hasSize(1);
        assertThat(member.get("/inbox").expect(200)).doesNotContain("447400000719");

        begin(Map.of("sender", UUID.randomUUID().toString(), "number", "+447400000719"))
                .expect(400);
    }

    private Shown begin(Map<String, String> form) {
        return member.submit("/inbox/new", "/inbox/new", form);
    }

    @Test
    void a_conversation_of_another_workspace_is_not_there() {
        Browser stranger = new Browser(service.url());
        stranger.signIn(new SheetsControl(service.sandboxUrl()), "stranger@example.com");
        stranger.submit("/workspaces", "/workspaces", Map.of("name", "Strangers"))
                .leadsTo();
        String answer = stranger.get("/inbox/" + conversation).expect(404);
        assertThat(answer).isEqualTo(stranger.get("/inbox/" + UUID.randomUUID()).expect(404));
        assertThat(stranger.get("/inbox").expect(200)).contains("Nobody has written yet");
    }
}
