package io.rowcast.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.Api;
import io.rowcast.testing.Campaigns;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contacts, what they agreed to, and the do-not-send list, over HTTP and as files. */
class ListsTest {
    private final Campaigns campaigns = new Campaigns();
    private final WorkspaceId workspace = campaigns.workspace();
    private final Api api = new Api(
            new SuppressionRoutes(campaigns.database, campaigns.sealers, new SuppressionStore(), campaigns.clock),
            new ContactRoutes(campaigns.database, campaigns.sealers, campaigns.clock),
            new ConsentRoutes(campaigns.database, campaigns.sealers, campaigns.clock));

    @AfterEach
    void close() {
        api.close();
        campaigns.close();
    }

    @Test
    void a_file_is_taken_but_for_its_bad_lines_which_are_told_by_number() {
        JsonNode result = bring("suppressions", "?region=GB", """
                \ufeffNumber,Reason,Since
                07400 000001,"Complained, twice",2026-01-31
                +44 7400 000002

                hello
                +447400000003,,2027-01-01
                +447400000004,"open
                +447400000005,,31.1.2026
                US.13491208655302741918
                """);
        assertThat(result.get("lines").asInt()).isEqualTo(7);
        assertThat(result.get("added").asInt()).isEqualTo(3);
        assertThat(result.get("wrong").asInt()).isEqualTo(4);
        assertThat(result.get("told").findValuesAsText("line")).containsExactly("5", "6", "7", "8");
        assertThat(listed()).containsExactlyInAnyOrder("+447400000001", "+447400000002", "US.13491208655302741918");
        JsonNode first = api.get(workspace, "/v1/suppressions?region=GB&query=07400%20000001")
                .json()
                .at("/suppressions/0");
        assertThat(first.get("note").asText()).isEqualTo("Complained, twice");
        assertThat(first.get("source").asText()).isEqualTo("import");
        assertThat(first.get("since").asText()).isEqualTo("2026-01-31T00:00:00Z");
    }

    @Test
    void a_number_without_its_country_needs_one() {
        assertThat(bring("suppressions", "", "07400000001\n")
                        .at("/told/0/detail")
                        .asText())
                .contains("does not say its country");
        assertThat(send("suppressions", "?region=XX", "1\n").status()).isEqualTo(400);
        assertThat(send("suppressions", "", "").status()).isEqualTo(400);
    }

    @Test
    void an_export_is_safe_to_open_and_can_be_brought_in_again() {
        bring("suppressions", "", "+447400000001;\"=HYPERLINK(\"\"http://x\"\")\";2026-01-31\n+447400000002;@SUM;\n");
        Api.Answer file = api.get(workspace, "/v1/suppressions/export");
        assertThat(file.body().lines())
                .contains("number,reason,since,source")
                .anyMatch(line -> line.startsWith("\"'+447400000001\",\"'=HYPERLINK"))
                .noneMatch(line -> line.matches("(?:.*,)?\"?[=@+-].*"));
        WorkspaceId other = campaigns.workspace();
        Api.Answer again = api.ask(request(other, "suppressions", "", file.body()));
        assertThat(again.json().get("added").asInt()).isEqualTo(2);
        assertThat(again.json().get("wrong").asInt()).isZero();
        assertThat(api.get(other, "/v1/suppressions").json().findValuesAsText("note"))
                .containsExactlyInAnyOrder("=HYPERLINK(\"http://x\")", "@SUM");
    }

    @Test
    void a_long_file_is_taken_in_pieces_and_again_without_a_change() {
        String file =
                IntStream.range(0, 1200).mapToObj("+447400%06d"::formatted).collect(Collectors.joining("\n"));
        assertThat(bring("suppressions", "", file).get("added").asInt()).isEqualTo(1200);
        assertThat(bring("suppressions", "", file).get("added").asInt()).isZero();
        assertThat(count("suppression")).isEqualTo(1200);
        assertThat(count("consent")).as("withdrawn once").isEqualTo(1200);
        assertThat(count("contact")).isEqualTo(1200);
    }

    @Test
    void contacts_come_with_their_name_and_what_they_agreed_to() {
        JsonNode result = bring("contacts", "", """
                +447400000001,Ann,2026-10-01T08:30:00Z,News by WhatsApp
                +447400000002,Ben
                """);
        assertThat(result.get("added").asInt()).isEqualTo(2);
        JsonNode ann = found("+447400000001");
        assertThat(ann.get("name").asText()).isEqualTo("Ann");
        assertThat(ann.get("agreed").asBoolean()).isTrue();
        JsonNode whole = whole(ann);
        assertThat(whole.at("/consents/0/text").asText()).isEqualTo("News by WhatsApp");
        assertThat(whole.at("/consents/0/source").asText()).isEqualTo("import");
        assertThat(whole.at("/consents/0/at").asText()).isEqualTo("2026-10-01T08:30:00Z");
        assertThat(found("+447400000002").get("agreed").asBoolean()).isFalse();
        assertThat(api.get(workspace, "/v1/contacts?limit=1").json().has("next"))
                .isTrue();
    }

    @Test
    void an_opt_out_takes_back_what_was_agreed_to_and_stands_again_when_it_was_a_mistake() {
        agree("+447400000001", "{\"text\":\"News\",\"source\":\"by-hand\"}");
        campaigns.clock.advance(Duration.ofHours(1));
        api.put(workspace, "/v1/suppressions/%2B447400000001");
        JsonNode out = whole(found("+447400000001"));
        assertThat(out.get("agreed").asBoolean()).isFalse();
        assertThat(out.get("suppressed").asBoolean()).isTrue();
        assertThat(out.at("/suppression/source").asText()).isEqualTo("by-hand");
        assertThat(out.get("consents").findValuesAsText("given")).containsExactly("false", "true");

        campaigns.clock.advance(Duration.ofHours(1));
        api.delete(workspace, "/v1/suppressions/%2B447400000001");
        JsonNode again = whole(found("+447400000001"));
        assertThat(again.get("agreed").asBoolean()).isTrue();
        assertThat(again.at("/consents/0/liftedAt").asText()).isEqualTo("2026-11-24T11:00:00Z");
    }

    @Test
    void a_contact_counts_what_went_there_and_came_back() {
        Campaigns.Sending campaign =
                campaigns.sending(workspace, campaigns.sender(workspace, "n", 80), "+447400000001");
        campaigns.arrange(
                campaign, "update delivery set status = 'read', sent_at = '2026-11-24T09:00:00Z' where row_number = 2");
        bring("contacts", "", "+447400000001\n");
        JsonNode messages = whole(found("+447400000001")).get("messages");
        assertThat(messages.get("sent").asInt()).isEqualTo(1);
        assertThat(messages.get("read").asInt()).isEqualTo(1);
        assertThat(messages.get("received").asInt()).isZero();
        assertThat(messages.get("lastSentAt").asText()).isEqualTo("2026-11-24T09:00:00Z");
    }

    @Test
    void one_person_is_one_contact_over_a_new_number_and_their_consent_goes_with_them() {
        agree("+447400000001", "{}");
        bring("contacts", "", "US.13491208655302741918,Ann\n");
        campaigns.database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
            var sealer = campaigns.sealers.of(workspace);
            new IdentityStore().join(handle, sealer, List.of(Person.of("+447400000001", "US.13491208655302741918")));
            new IdentityStore().change(handle, sealer, "+447400000001", "+447400000009", campaigns.clock.instant());
            new SuppressionStore().carryOver(handle, sealer, "+447400000001", "+447400000009");
            new ContactStore().carryOver(handle, sealer, "+447400000001", "+447400000009");
            return null;
        });
        JsonNode all = api.get(workspace, "/v1/contacts").json().get("contacts");
        assertThat(all).hasSize(1);
        assertThat(all.at("/0/recipient").asText()).isEqualTo("+447400000009");
        assertThat(all.at("/0/name").asText()).isEqualTo("Ann");
        assertThat(found("+447400000009").get("agreed").asBoolean()).isTrue();
        assertThat(count("consent where recipient_id in (select recipient_id from contact)"))
                .as("under the new number")
                .isEqualTo(1);
    }

    @Test
    void the_rule_is_kept_and_told() {
        assertThat(api.get(workspace, "/v1/workspace/consent")
                        .json()
                        .get("required")
                        .asBoolean())
                .isFalse();
        put("/v1/workspace/consent", "{\"required\":true}");
        assertThat(api.get(workspace, "/v1/workspace/consent").body())
                .isEqualTo("{\"required\":true,\"campaigns\":\"marketing\"}");
        put("/v1/workspace/consent", "{\"required\":true,\"campaigns\":\"all\"}");
        assertThat(count("workspace where consent_rule = 'all'")).isEqualTo(1);
    }

    @Test
    void another_workspace_sees_none_of_it() {
        agree("+447400000001", "{}");
        String id = found("+447400000001").get("id").asText();
        WorkspaceId other = campaigns.workspace();
        assertThat(api.get(other, "/v1/contacts/" + id).status()).isEqualTo(404);
        assertThat(api.get(other, "/v1/contacts").json().get("contacts")).isEmpty();
        assertThat(api.get(other, "/v1/contacts?query=%2B447400000001").json().get("contacts"))
                .isEmpty();
    }

    private JsonNode found(String recipient) {
        return api.get(workspace, "/v1/contacts?query=" + recipient.replace("+", "%2B"))
                .json()
                .at("/contacts/0");
    }

    private JsonNode whole(JsonNode contact) {
        return api.get(workspace, "/v1/contacts/" + contact.get("id").asText()).json();
    }

    private void agree(String recipient, String body) {
        put("/v1/consents/" + recipient.replace("+", "%2B"), body);
    }

    private void put(String path, String body) {
        Api.Answer answer = api.ask(HttpRequest.newBuilder(api.uri(path))
                .header("Authorization", "Bearer " + workspace)
                .PUT(BodyPublishers.ofString(body))
                .build());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private JsonNode bring(String list, String query, String file) {
        Api.Answer answer = send(list, query, file);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private Api.Answer send(String list, String query, String file) {
        return api.ask(request(workspace, list, query, file));
    }

    private HttpRequest request(WorkspaceId caller, String list, String query, String file) {
        return HttpRequest.newBuilder(api.uri("/v1/" + list + "/import" + query))
                .header("Authorization", "Bearer " + caller)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(file))
                .build();
    }

    private List<String> listed() {
        return api.get(workspace, "/v1/suppressions").json().findValuesAsText("recipient");
    }

    private int count(String table) {
        return campaigns.database.inWorkspace(
                workspace,
                handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one());
    }
}
