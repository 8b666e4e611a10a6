package io.rowcast.webhook;

import static io.rowcast.webhook.MetaBody.callback;
import static io.rowcast.webhook.MetaBody.change;
import static io.rowcast.webhook.MetaBody.messages;
import static io.rowcast.webhook.MetaBody.status;
import static io.rowcast.webhook.MetaBody.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import io.rowcast.testing.RunningService;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 2: status only moves forward; and replies and opt-outs reach their rows. */
class WebhookTest {
    private final Webhooks webhooks = new Webhooks();
    private final Campaigns campaigns = webhooks.campaigns;
    private final WorkspaceId workspace = campaigns.workspace();
    private final UUID sender = campaigns.sender(workspace, MetaBody.NUMBER, 80);
    private final Sending campaign = sent("+447400000001", "+447400000002");
    private final List<UUID> deliveries = campaigns.deliveries(campaign);

    @AfterEach
    void close() {
        webhooks.close();
    }

    @Test
    void the_handshake_answers_the_challenge() {
        assertThat(webhooks.handshake("?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token="
                                + Webhooks.VERIFY_TOKEN)
                        .body())
                .isEqualTo("1158201444");
        assertThat(webhooks.handshake("?hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong")
                        .status())
                .isEqualTo(403);
        assertThat(webhooks.handshake("").status()).isEqualTo(400);
    }

    @Test
    void a_body_that_is_not_signed_by_meta_is_refused_and_not_kept() {
        byte[] body = MetaBody.of().getBytes(UTF_8);
        String signature = Webhooks.signature(body);
        byte[] changed = body.clone();
        changed[body.length - 1] = ' ';
        assertThat(webhooks.post(changed, signature).status()).isEqualTo(401);
        assertThat(webhooks.post(body, "sha256=00").status()).isEqualTo(401);
        assertThat(webhooks.post(body, signature.replace("sha256=", "sha1=")).status())
                .isEqualTo(401);
        assertThat(webhooks.inbox("inbox_id")).isEmpty();
        assertThat(webhooks.post(body, signature).status()).isEqualTo(200);
        assertThat(webhooks.inbox("inbox_id")).hasSize(1);
    }

    @Test
    void three_megabytes_are_taken_and_five_are_not() {
        byte[] large = new byte[3_100_000];
        Arrays.fill(large, (byte) ' ');
        assertThat(webhooks.post(large, Webhooks.signature(large)).status()).isEqualTo(200);
        byte[] tooLarge = Arrays.copyOf(large, 5_000_000);
        assertThat(webhooks.post(tooLarge, Webhooks.signature(tooLarge)).status())
                .isEqualTo(413);
    }

    @Test
    void statuses_out_of_order_and_repeated_end_at_the_farthest() {
        UUID delivery = deliveries.getFirst();
        for (String status : List.of("delivered", "sent", "read", "delivered", "read", "sent")) {
            webhooks.comes(statuses(status("wamid.1", status, callback(delivery))));
        }
        assertThat(campaigns.statuses(campaign)).containsExactly("read", "accepted");
        assertThat(changes()).as("moved twice").startsWith("2");
    }

    @Test
    void read_without_delivered_is_read() {
        webhooks.comes(statuses(status("wamid.1", "read", callback(deliveries.getFirst()))));
        assertThat(campaigns.statuses(campaign)).startsWith("read");
    }

    @Test
    void a_status_settles_a_delivery_whose_answer_was_lost() {
        campaigns.arrange(campaign, "update delivery set status = 'unknown' where campaign_id = :campaign");
        webhooks.comes(statuses(status("wamid.lost", "sent", callback(deliveries.getFirst()))));
        assertThat(campaigns.statuses(campaign)).containsExactly("sent", "unknown");
        webhooks.comes(statuses(status("wamid.lost", "delivered", "")));
        assertThat(campaigns.statuses(campaign))
                .as("found by Meta's id, now known")
                .startsWith("delivered");
    }

    @Test
    void our_id_in_a_webhook_of_another_workspace_changes_nothing() {
        WorkspaceId other = campaigns.workspace();
        campaigns.sender(other, "999", 80);
        webhooks.comes(statuses(status("wamid.1", "read", callback(deliveries.getFirst())))
                .replace(MetaBody.NUMBER, "999"));
        assertThat(campaigns.statuses(campaign)).startsWith("accepted");
    }

    @Test
    void a_failure_brings_its_code_and_metas_words() {
        webhooks.comes(
                statuses(
                        status(
                                "wamid.1",
                                "failed",
                                callback(deliveries.getFirst())
                                        + ",\"errors\":[{\"code\":131049,\"title\":\"t\",\"error_data\":{\"details\":\"held back\"}}]")));
        assertThat(campaigns.statuses(campaign)).startsWith("failed");
        assertThat(campaigns.strings(campaign, "select error_code from delivery where campaign_id = :campaign"))
                .containsExactly("131049");
    }

    @Test
    void one_body_may_tell_many_things_of_many_kinds() {
        webhooks.comes(MetaBody.of(
                messages("\"statuses\":["
                        + status("wamid.1", "sent", callback(deliveries.get(0))) + ","
                        + status("wamid.2", "delivered", callback(deliveries.get(1))) + ","
                        + status("wamid.3", "teleported", "") + "]"),
                change("a_field_of_next_year", "\"x\":1"),
                messages("\"messages\":[" + text("wamid.in.1", "447400000001", "Hello") + ","
                        + text("wamid.in.2", "447400000002", "Hi") + "]")));
        assertThat(campaigns.statuses(campaign)).containsExactly("sent", "delivered");
        assertThat(replies().findValuesAsText("row")).containsExactlyInAnyOrder("2", "3");
    }

    @Test
    void a_reply_goes_to_the_row_that_it_quotes() {
        Sending later = sent("+447400000001");
        webhooks.comes(statuses(status("wamid.out", "sent", callback(deliveries.getFirst()))));
        webhooks.comes(inbound(text("wamid.in", "447400000001", "Yes, this one")
                .replace("\"type\"", "\"context\":{\"from\":\"x\",\"id\":\"wamid.out\"},\"type\"")));
        JsonNode reply = replies().at("/replies/0");
        assertThat(reply.get("campaignId").asText())
                .isEqualTo(campaign.campaignId().toString());
        assertThat(campaigns.statuses(later)).containsExactly("accepted");
    }

    @Test
    void a_reply_that_quotes_nothing_goes_to_the_last_message_to_its_writer() {
        campaigns.clock.advance(Duration.ofMinutes(-1));
        Sending earlier = sent("+447400000001");
        campaigns.clock.advance(Duration.ofMinutes(2));
        webhooks.comes(inbound(text("wamid.in", "447400000001", "Hello")));
        assertThat(replies().at("/replies/0/deliveryId").asText())
                .isEqualTo(deliveries.getFirst().toString());
        assertThat(campaigns.strings(earlier, "select revision - 1 from delivery where campaign_id = :campaign"))
                .containsExactly("0");
    }

    @Test
    void a_repeated_webhook_makes_no_second_reply() {
        String body = inbound(text("wamid.in", "447400000001", "Hello"));
        webhooks.comes(body);
        webhooks.comes(body);
        assertThat(replies().get("replies")).hasSize(1);
        assertThat(changes()).containsExactly("1", "0");
    }

    @Test
    void a_reply_of_someone_unknown_is_kept_without_a_row() {
        webhooks.comes(inbound(text("wamid.in", "4915112345678", "Who is this?")));
        assertThat(replies().at("/replies/0/from").asText()).isEqualTo("+4915112345678");
        assertThat(replies().at("/replies/0").has("row")).isFalse();
    }

    @Test
    void stop_suppresses_and_start_lifts() {
        webhooks.comes(inbound(text("wamid.in.1", "447400000001", "STOP")));
        assertThat(suppressions()).containsExactly("word");
        webhooks.comes(inbound(text("wamid.in.2", "447400000001", "start")));
        assertThat(suppressions()).isEmpty();
    }

    @Test
    void a_stop_button_suppresses_too() {
        webhooks.comes(inbound("""
                {"from":"447400000001","id":"wamid.b","timestamp":"1795510801","type":"button",\
                "button":{"payload":"x","text":"Stop promotions"}}"""));
        assertThat(suppressions()).containsExactly("word");
    }

    @Test
    void metas_preference_is_lifted_by_meta_only() {
        webhooks.comes(MetaBody.of(preference("stop")));
        assertThat(suppressions()).containsExactly("meta-preference");
        webhooks.comes(inbound(text("wamid.in", "447400000001", "START")));
        assertThat(suppressions()).containsExactly("meta-preference");
        webhooks.comes(MetaBody.of(preference("resume")));
        assertThat(suppressions()).isEmpty();
    }

    @Test
    void a_body_that_is_no_json_is_parked_and_holds_up_no_other() {
        byte[] broken = "{\"entry\":[".getBytes(UTF_8);
        webhooks.post(broken, Webhooks.signature(broken));
        webhooks.comes(statuses(status("wamid.1", "sent", callback(deliveries.getFirst()))));
        assertThat(campaigns.statuses(campaign)).startsWith("sent");
        assertThat(webhooks.inbox("last_error")).containsExactly("JsonEOFException");
        campaigns.clock.advance(Duration.ofDays(7));
        webhooks.apply();
        assertThat(webhooks.inbox("attempts")).as("never tried again").containsExactly("1");
        assertThat(webhooks.inboxStore.parked()).isEqualTo(1);
    }

    @Test
    void an_event_that_fails_costs_no_other_event_of_its_body_and_is_parked_in_the_end() {
        webhooks.breakRepliesOfType("poison");
        String poison = text("wamid.poison", "447400000002", "Hi").replace("\"type\":\"text\"", "\"type\":\"poison\"");
        webhooks.comes(MetaBody.of(
                messages("\"messages\":[" + poison + "]"),
                messages("\"statuses\":[" + status("wamid.1", "sent", callback(deliveries.getFirst())) + "]")));
        assertThat(campaigns.statuses(campaign)).startsWith("sent");
        assertThat(webhooks.inbox("attempts")).containsExactly("1");
        webhooks.apply();
        assertThat(webhooks.inbox("attempts")).as("not before its time").containsExactly("1");
        for (int i = 0; i < 20; i++) {
            campaigns.clock.advance(Duration.ofHours(6));
            webhooks.apply();
        }
        assertThat(webhooks.inbox("attempts")).containsExactly("15");
        assertThat(webhooks.inboxStore.parked()).isEqualTo(1);
    }

    @Test
    void a_fault_that_passes_loses_nothing() {
        webhooks.breakRepliesOfType("text");
        webhooks.comes(inbound(text("wamid.in", "447400000001", "Hello")));
        assertThat(replies().get("replies")).isEmpty();
        webhooks.mendReplies();
        campaigns.clock.advance(Duration.ofSeconds(10));
        webhooks.apply();
        assertThat(replies().get("replies")).hasSize(1);
        assertThat(webhooks.inbox("inbox_id")).isEmpty();
    }

    @Test
    void what_no_database_takes_is_left_out_of_what_is_kept() {
        webhooks.comes(inbound(text("wamid.nul", "447400000001", "a\\u0000b \\ud800")
                .replace("1795510801", "99999999999999")
                .replace("\"type\":\"text\"", "\"type\":\"te\\u0000xt\"")));
        assertThat(webhooks.inbox("inbox_id")).isEmpty();
        assertThat(replies().at("/replies/0/type").asText()).isEqualTo("text");
        assertThat(replies().at("/replies/0/text").asText()).isEqualTo("ab ?");
        assertThat(replies().at("/replies/0/receivedAt").asText()).startsWith("2026-11-24");
    }

    @Test
    void an_edited_message_shows_its_new_text_and_a_deleted_one_nothing() {
        webhooks.comes(inbound(text("wamid.in", "447400000001", "Yes")));
        webhooks.comes(inbound(edit("wamid.in", "1795510830", "No")));
        assertThat(replies().findValuesAsText("text")).containsExactly("No");
        assertThat(changes()).as("the row shows it anew").startsWith("2");
        webhooks.comes(inbound(edit("wamid.in", "1795510810", "Perhaps")));
        assertThat(replies().findValuesAsText("text")).as("an older edit").containsExactly("No");
        webhooks.comes(inbound(revoke("wamid.in", "1795510840")));
        assertThat(replies().findValuesAsText("text")).containsExactly("");
        assertThat(changes()).startsWith("3");
    }

    @Test
    void a_message_that_comes_after_its_edit_or_its_deletion_stays_as_it_was_changed() {
        webhooks.comes(inbound(edit("wamid.1", "1795510830", "No")));
        webhooks.comes(inbound(text("wamid.1", "447400000001", "Yes")));
        webhooks.comes(inbound(revoke("wamid.2", "1795510830")));
        webhooks.comes(inbound(text("wamid.2", "447400000001", "Oops")));
        assertThat(replies().findValuesAsText("text")).containsExactlyInAnyOrder("No", "");
    }

    @Test
    void a_message_that_is_edited_to_stop_suppresses() {
        webhooks.comes(inbound(text("wamid.in", "447400000001", "Hello")));
        webhooks.comes(inbound(edit("wamid.in", "1795510830", "Stop")));
        assertThat(suppressions()).containsExactly("word");
    }

    @Test
    void a_forms_answers_are_shown() {
        webhooks.comes(inbound("""
                {"from":"447400000001","id":"wamid.f","timestamp":"1795510801","type":"interactive","interactive":\
                {"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent","response_json":\
                "{\\"flow_token\\":\\"x\\",\\"size\\":\\"M\\",\\"count\\":2}"}}}"""));
        webhooks.comes(inbound("""
                {"from":"447400000001","id":"wamid.g","timestamp":"1795510802","type":"interactive","interactive":\
                {"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent","response_json":"[1]"}}}"""));
        assertThat(replies().findValuesAsText("text")).containsExactly("[form] Sent, size: M, count: 2", "[form] Sent");
    }

    @Test
    void news_of_a_number_reach_its_sender_in_every_workspace_of_the_account() {
        webhooks.comes(MetaBody.of("""
                {"field":"phone_number_quality_update","value":{"display_phone_number":"15550783881",\
                "event":"THROUGHPUT_UPGRADE","current_limit":"TIER_UNLIMITED"}}"""));
        assertThat(campaigns.strings(campaign, "select messages_per_second from sender"))
                .containsExactly("1000");
    }

    @Test
    void a_ban_pauses_what_is_sending() {
        webhooks.comes(MetaBody.of("""
                {"field":"account_update","value":{"event":"DISABLED_UPDATE",\
                "ban_info":{"waba_ban_state":"DISABLE","waba_ban_date":"April 17, 2025"}}}"""));
        assertThat(campaigns.strings(campaign, "select pause_code from campaign"))
                .containsExactly("sender-banned");
    }

    @Test
    void meta_changes_a_templates_status() {
        campaigns.change(campaign, """
                insert into template (workspace_id, waba_id, name, language, template_id, category, status, definition)
                values ((select current_workspace()), '102290129340398', 'spring_offer', 'en_US', '1', 'MARKETING',
                    'APPROVED', '{"name":"spring_offer"}')
                """);
        webhooks.comes(MetaBody.of(change("message_template_status_update", """
                "event":"PAUSED","message_template_name":"spring_offer","message_template_language":"en-US\"""")));
        assertThat(campaigns.strings(campaign, "select status from template")).containsExactly("PAUSED");
    }

    /** A campaign all of whose messages Meta has accepted. */
    @Test
    void deliveries_of_two_numbers_are_locked_in_the_order_of_their_ids_as_everybody_locks_them() {
        String number = "106540352242923";
        Sending other = campaigns.sending(workspace, campaigns.sender(workspace, number, 80), "+447400000003");
        campaigns.arrange(
                other, "update delivery set status = 'accepted', sent_at = status_at where campaign_id = :campaign");
        UUID ours = deliveries.getFirst();
        UUID theirs = campaigns.deliveries(other).getFirst();
        String ofOurs = messages("\"statuses\":[" + status("wamid.ours", "sent", callback(ours)) + "]");
        String ofTheirs = messages("\"statuses\":[" + status("wamid.theirs", "sent", callback(theirs)) + "]")
                .replace(MetaBody.NUMBER, number);
        boolean oursFirst = ours.toString().compareTo(theirs.toString()) < 0;
        UUID first = oursFirst ? ours : theirs;
        UUID second = oursFirst ? theirs : ours;
        byte[] body = (oursFirst ? MetaBody.of(ofTheirs, ofOurs) : MetaBody.of(ofOurs, ofTheirs)).getBytes(UTF_8);
        assertThat(webhooks.post(body, Webhooks.signature(body)).status()).isEqualTo(200);

        CompletableFuture<Void> applied = campaigns.database.inWorkspace(workspace, handle -> {
            lock(handle, first);
            CompletableFuture<Void> applying = CompletableFuture.runAsync(webhooks::apply);
            RunningService.await(
                    "it waits for the first",
                    () -> handle.createQuery("""
                            select exists (
                              select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))
                            """).mapTo(Boolean.class).one());
            lock(handle, second);
            return applying;
        });
        assertThat(applied).succeedsWithin(Duration.ofSeconds(20));
        assertThat(campaigns.statuses(other)).containsExactly("sent");
        assertThat(campaigns.statuses(campaign)).containsExactlyInAnyOrder("sent", "accepted");
    }

    /** Fails where somebody has it locked. */
    private static void lock(Handle handle, UUID delivery) {
        handle.createQuery("select delivery_id from delivery where delivery_id = :id for update nowait")
                .bind("id", delivery)
                .mapTo(UUID.class)
                .one();
    }

    private Sending sent(String... phones) {
        Sending made = campaigns.sending(workspace, sender, phones);
        campaigns.arrange(
                made, "update delivery set status = 'accepted', sent_at = status_at where campaign_id = :campaign");
        return made;
    }

    private static String statuses(String... statuses) {
        return MetaBody.of(messages("\"statuses\":[" + String.join(",", statuses) + "]"));
    }

    private static String inbound(String message) {
        return MetaBody.of(messages("\"messages\":[" + message + "]"));
    }

    private static String edit(String wamid, String at, String text) {
        return """
                {"from":"447400000001","id":"wamid.edit.%s","timestamp":"%s","type":"edit","edit":{\
                "original_message_id":"%s","message":{"context":{"id":"M0"},"type":"text","text":{"body":"%s"}}}}""".formatted(at, at, wamid, text);
    }

    private static String revoke(String wamid, String at) {
        return """
                {"from":"447400000001","id":"wamid.revoke","timestamp":"%s","type":"revoke",\
                "revoke":{"original_message_id":"%s"}}""".formatted(at, wamid);
    }

    private static String preference(String value) {
        return change("user_preferences", """
                "user_preferences":[{"wa_id":"447400000001","category":"marketing_messages","value":"%s",\
                "timestamp":1795510801}]""".formatted(value));
    }

    private JsonNode replies() {
        return webhooks.api.get(workspace, "/v1/replies").json();
    }

    private List<String> changes() {
        return campaigns.strings(
                campaign, "select revision - 1 from delivery where campaign_id = :campaign order by row_number");
    }

    private List<String> suppressions() {
        return campaigns.strings(campaign, "select source from suppression");
    }
}
