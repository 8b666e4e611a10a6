package io.rowcast.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.contact.ContactStore;
import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.Person;
import io.rowcast.contact.RecipientId;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Scope;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import io.rowcast.testing.Dump;
import io.rowcast.webhook.InboxStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After an erasure nothing in the database tells of the person, opened or not; others keep what is theirs. */
class ErasureTest {
    private static final String ASHA = "+447400123456";
    private static final String ASHA_AT_META = "GB.13491208655302741918";
    private static final String BEN = "+447400123499";

    private final Campaigns campaigns = new Campaigns();
    private final Sending campaign = campaigns.sending(ASHA, BEN);
    private final Sealer sealer = campaigns.sealers.of(campaign.workspace());
    private final InboxStore inbox = new InboxStore(campaigns.database, campaigns.master, campaigns.clock);
    private final Erasing erasing = new Erasing(campaigns.database, campaigns.sealers, inbox, campaigns.clock);

    @AfterEach
    void close() {
        campaigns.close();
    }

    @Test
    void nothing_tells_of_an_erased_person_and_all_tells_of_another() {
        statusesAre("delivered");
        in(handle -> {
            traces(handle, ASHA, "Asha says yes");
            traces(handle, BEN, "Ben says no");
            new IdentityStore().join(handle, sealer, List.of(Person.of(ASHA, ASHA_AT_META)));
        });
        List<String> ofAsha = List.of("447400123456", "07400 123456", "07400-123-456", ASHA_AT_META, "Asha says yes");
        List<String> ofBen = List.of("447400123499", "Ben says no");
        int before = dump().hits(ofBen).size();
        assertThat(dump().hits(ofAsha)).hasSizeGreaterThan(5);

        assertThat(erasing.erase(owner(), contact(ASHA))).isEqualTo(new Erasing.Outcome.Erased(1, 1));

        Dump after = dump();
        assertThat(after.sealedValues()).isPositive();
        assertThat(after.hits(ofAsha)).isEmpty();
        assertThat(after.hits(fingerprints(ASHA)))
                .as("only the do-not-send list knows them, by a fingerprint")
                .allMatch(hit -> hit.startsWith("suppression.recipient_id"));
        assertThat(after.hits(ofBen)).hasSize(before);
        assertThat(campaigns.statuses(campaign)).containsExactly("delivered", "delivered");
    }

    @Test
    void an_erased_person_is_messaged_no_more() {
        assertThat(erasing.erase(owner(), contact(ASHA))).isEqualTo(new Erasing.Outcome.Erased(1, 0));
        assertThat(campaigns.statuses(campaign)).containsExactly("skipped", "queued");
        assertThat(campaigns.strings(campaign, "select reason from suppression"))
                .containsExactly("Not sent: this person's data was erased.");
    }

    @Test
    void while_a_message_to_them_leaves_nothing_is_erased() {
        statusesAre("sending");
        assertThat(erasing.erase(owner(), contact(ASHA))).isEqualTo(new Erasing.Outcome.UnderWay());
        assertThat(dump().hits(List.of(ASHA))).isNotEmpty();
        assertThat(campaigns.strings(campaign, "select action from audit_entry"))
                .isEmpty();
    }

    @Test
    void another_workspaces_person_of_the_same_number_stays() {
        Sending elsewhere = campaigns.sending(ASHA);
        erasing.erase(owner(), contact(ASHA));
        assertThat(campaigns.strings(elsewhere, "select (recipient is not null)::text from delivery"))
                .containsExactly("true");
    }

    @Test
    void what_another_workspace_could_not_apply_stays() {
        Sending elsewhere = campaigns.sending(ASHA);
        campaigns.database.outsideWorkspaces(handle -> handle.createUpdate("""
                        insert into inbox (received_at, body, next_attempt_at, parked_at) values (:now, :body, :now, :now)
                        """)
                .bind("now", campaigns.clock.instant())
                .bind("body", campaigns.master.seal(webhook(number(elsewhere), ASHA, "to the others"), "inbox.body"))
                .execute());
        erasing.erase(owner(), contact(ASHA));
        assertThat(inbox.parked()).isEqualTo(1);
    }

    @Test
    void it_is_told_who_erased_how_much_and_not_whom() {
        erasing.erase(owner(), contact(ASHA));
        assertThat(campaigns.strings(campaign, "select actor_kind || ' ' || action || ' ' || facts from audit_entry"))
                .containsExactly("operator contact-erased {\"replies\": \"0\", \"messages\": \"1\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "'+44 7400 123-456 is too short', true",
        "(07400) 123456, true",
        "447400123456, true",
        "+447400123499, false",
        "7400 and 123457, false",
        "'to GB.13491208655302741918', true",
        "'', false"
    })
    void a_number_is_known_however_it_is_written(String text, boolean tells) {
        assertThat(Erasing.tellsOf(Set.of(ASHA, ASHA_AT_META)).test(text)).isEqualTo(tells);
    }

    @Test
    void a_contact_that_is_not_there_is_not_erased() {
        assertThat(erasing.erase(owner(), UUID.randomUUID())).isEqualTo(new Erasing.Outcome.NoSuchContact());
    }

    private UUID contact(String phone) {
        in(handle -> new ContactStore().meet(handle, sealer, List.of(phone), campaigns.clock.instant()));
        return UUID.fromString(campaigns
                .strings(campaign, "select contact_id::text from contact order by contact_id desc limit 1")
                .getFirst());
    }

    /** Everything that a person leaves behind. */
    private void traces(Handle handle, String phone, String words) {
        byte[] id = RecipientId.of(sealer, phone).bytes();
        handle.createUpdate("""
                        insert into reply (workspace_id, reply_id, wamid_id, sender_id, recipient_id, recipient, type, body,
                            received_at)
                        values (current_workspace(), :reply, :id, :sender, :id, :recipient, 'text', :body, :now)
                        """)
                .bind("reply", UUID.randomUUID())
                .bind("sender", campaign.senderId())
                .bind("id", id)
                .bind("recipient", sealer.seal(phone, "reply.recipient"))
                .bind("body", sealer.seal(words, "reply.body"))
                .bind("now", campaigns.clock.instant())
                .execute();
        handle.createUpdate("""
                        insert into campaign_row_problem (workspace_id, campaign_id, row_number, row_key, blocks, problems)
                        values (current_workspace(), :campaign, :row, :key, true, :problems)
                        """)
                .bind("campaign", campaign.campaignId())
                .bind("row", phone.equals(ASHA) ? 20 : 21)
                .bind("key", phone.equals(ASHA) ? "held1" : "held2")
                .bind("problems", sealer.seal("07400 " + phone.substring(7), "campaign_row_problem.problems"))
                .execute();
        handle.createUpdate("""
                        insert into recipient_opening (workspace_id, portfolio_id, recipient_id, opened_at)
                        select workspace_id, portfolio_id, :id, :now from portfolio
                        """)
                .bind("id", id)
                .bind("now", campaigns.clock.instant())
                .execute();
        handle.createUpdate("""
                        insert into recipient_rest (workspace_id, recipient_id, rests_until)
                        values (current_workspace(), :id, :now)
                        """)
                .bind("id", id)
                .bind("now", campaigns.clock.instant())
                .execute();
        handle.createUpdate("""
                        insert into inbox (received_at, body, next_attempt_at, parked_at) values (:now, :body, :now, :now)
                        """)
                .bind("now", campaigns.clock.instant())
                .bind("body", campaigns.master.seal(webhook(number(campaign), phone, words), "inbox.body"))
                .execute();
    }

    private static byte[] webhook(String number, String phone, String words) {
        return "{\"phone_number_id\":\"%s\",\"from\":\"%s\",\"body\":\"%s\"}"
                .formatted(number, phone.substring(1), words)
                .getBytes(UTF_8);
    }

    private String number(Sending of) {
        return campaigns.strings(of, "select phone_number_id from sender").getFirst();
    }

    private void statusesAre(String status) {
        campaigns.arrange(
                campaign, "update delivery set status = '%s' where campaign_id = :campaign".formatted(status));
        campaigns.clock.advance(Duration.ofMinutes(1));
    }

    private List<String> fingerprints(String phone) {
        return List.of(
                java.util.HexFormat.of().formatHex(RecipientId.of(sealer, phone).bytes()));
    }

    private Caller owner() {
        return new Caller(campaign.workspace(), new Actor.Operator(), Scope.ADMIN);
    }

    private Dump dump() {
        return new Dump(campaigns.address, new OpenedColumns(List.of(sealer), campaigns.master));
    }

    private void in(java.util.function.Consumer<Handle> work) {
        campaigns.database.<Void, RuntimeException>inWorkspace(campaign.workspace(), handle -> {
            work.accept(handle);
            return null;
        });
    }
}
