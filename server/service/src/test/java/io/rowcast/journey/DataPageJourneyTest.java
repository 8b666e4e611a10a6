package io.rowcast.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.Browser;
import io.rowcast.testing.RunningService;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an owner does on the page about data: keep it shorter, look somebody up, erase them, end the workspace. */
@SuppressWarnings("NullAway.Init")
class DataPageJourneyTest {
    private static final String ANNA = "447400000901";
    private static final Pattern CONTACT = Pattern.compile("name=\"contact\" value=\"([0-9a-f-]+)\"");

    private RunningService service;
    private ApiClient client;
    private Browser owner;

    @BeforeEach
    void an_owner_of_a_workspace_that_somebody_wrote_to(@TempDir Path folder) {
        service = new RunningService(folder, InstantSource.system());
        client = service.client();
        owner = new Browser(service.url());
        owner.signIn(new SheetsControl(service.sandboxUrl()), "owner@example.com");
        service.strings("""
                insert into member (workspace_id, member_id, account_id, role, joined_at)
                select '%s', gen_random_uuid(), account_id, 'owner', now() from account returning 1
                """.formatted(service.workspace()));
        owner.submit(
                        "/workspaces",
                        "/workspaces/choose",
                        Map.of("workspace", service.workspace().toString()))
                .leadsTo();
        service.control().say(ANNA, "My name is Anna");
        RunningService.await(
                "she is known",
                () -> client.get("/v1/contacts?query=%2B" + ANNA)
                                .expect(200)
                                .path("contacts")
                                .size()
                        == 1);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_person_is_looked_up_taken_away_and_erased_and_the_workspace_ended() {
        assertThat(owner.submit("/data", "/data/retention", Map.of("days", "400"))
                        .expect(422))
                .contains("1 to 365");
        assertThat(owner.submit("/data", "/data/retention", Map.of("days", "7")).leadsTo())
                .isEqualTo("/data");
        assertThat(client.get("/v1/workspace/retention")
                        .expect(200)
                        .path("days")
                        .asInt())
                .isEqualTo(7);
        assertThat(owner.get("/data").expect(200))
                .contains("Retention changed", "owner@example.com", "after 7, before 30");

        assertThat(lookUp("07400").expect(422)).contains("with its country code");
        assertThat(lookUp("+447499999999").expect(200)).contains("Nobody of this number");
        String person = lookUp("+44 7400 000901").expect(200);
        Matcher contact = CONTACT.matcher(person);
        assertThat(contact.find()).isTrue();
        assertThat(owner.get("/v1/contacts/" + contact.group(1) + "/export").expect(200))
                .startsWith("PK");
        assertThat(owner.submit("/data", "/data/person/erase", Map.of("contact", contact.group(1)))
                        .expect(200))
                .contains("1 from them");
        assertThat(lookUp("+" + ANNA).expect(200)).contains("Nobody of this number");
        assertThat(client.get("/v1/replies").expect(200).path("replies")).isEmpty();
        assertThat(client.get("/v1/audit").expect(200).findValuesAsText("action"))
                .startsWith("contact-erased", "contact-exported", "retention-changed");

        assertThat(owner.submit("/data", "/data/end", Map.of("name", "shop")).expect(422))
                .contains("another name");
        assertThat(owner.submit("/data", "/data/end", Map.of("name", "Shop")).expect(200))
                .contains("has ended");
        client.get("/v1/me").expectProblem(401, "unauthorized");
        assertThat(service.strings("select name from workspace where name = 'Shop'"))
                .isEmpty();
    }

    @Test
    void a_name_and_a_number_are_put_right_and_what_came_from_the_old_number_stays_theirs() {
        Matcher contact = CONTACT.matcher(lookUp("+" + ANNA).expect(200));
        assertThat(contact.find()).isTrue();
        String id = contact.group(1);
        assertThat(correct(id, "Anna <b>Berg</b>", "07400").expect(422))
                .contains("country code", "Nothing was changed");
        assertThat(correct(id, "Anna <b>Berg</b>", "+44 7400 000902").expect(200))
                .contains("Saved.", "Anna &lt;b&gt;Berg&lt;/b&gt;", "Rowcast knows +447400000902.");
        assertThat(correct(id, "", "+447400000902").expect(200))
                .as("an empty name is no wish to be called nothing")
                .contains("Anna &lt;b&gt;Berg");

        JsonNode known = client.get("/v1/contacts/" + id).expect(200);
        assertThat(known.path("name").asText()).isEqualTo("Anna <b>Berg</b>");
        assertThat(known.path("recipient").asText()).isEqualTo("+447400000902");
        assertThat(known.at("/messages/received").asInt()).isEqualTo(1);
        assertThat(client.get("/v1/audit").expect(200).findValuesAsText("action"))
                .containsOnlyOnce("contact-corrected");
        assertThat(correct(UUID.randomUUID().toString(), "Nobody", "+447400000903")
                        .expect(404))
                .contains("There is no such person");
    }

    @Test
    void whoever_is_no_owner_sees_nothing_of_it() {
        service.strings("update member set role = 'sender' returning 1");
        assertThat(owner.get("/data").expect(403)).doesNotContain("Retention", "What was done");
        owner.submit("/workspaces", "/data/person", Map.of("number", "+" + ANNA))
                .expect(403);
        assertThat(client.get("/v1/contacts?query=%2B" + ANNA).expect(200).path("contacts"))
                .hasSize(1);
    }

    private Browser.Shown lookUp(String number) {
        return owner.submit("/data", "/data/person", Map.of("number", number));
    }

    private Browser.Shown correct(String contact, String name, String number) {
        return owner.submit(
                "/data", "/data/person/correct", Map.of("contact", contact, "name", name, "number", number));
    }

    @Test
    void a_form_without_the_pages_token_changes_nothing() {
        owner.post("/data/end", Map.of("name", "Shop")).expect(403);
        owner.post("/data/retention", Map.of("days", "1")).expect(403);
        client.get("/v1/me").expect(200);
        assertThat(client.get("/v1/workspace/retention")
                        .expect(200)
                        .path("days")
                        .asInt())
                .isEqualTo(30);
    }
}
