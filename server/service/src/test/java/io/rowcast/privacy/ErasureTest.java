package io.rowcast.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import io.rowcast.testing.ServiceLog;
import io.rowcast.testing.TestDatabase;
import io.rowcast.webhook.InboxStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

    /** Files' pieces are sealed each for its place, and are counted instead. */
    private static final Set<String> NOT_FILLED = Set.of("reply_media_piece.content");

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
        Instant begun = Instant.now();
        statusesAre("delivered");
        in(handle -> {
            traces(handle, ASHA, "Asha Patel", "Asha says yes");
            traces(handle, BEN, "Ben Brown", "Ben says no");
            handle.createUpdate("""
                            insert into sheet_write (workspace_id, sheet_link_id, begun_at, content)
                            select workspace_id, sheet_link_id, :now, :content from sheet_link
                            """)
                    .bind("now", campaigns.clock.instant())
                    .bind("content", sealer.seal("07400 123456", "sheet_write.content"))
                    .execute();
            new IdentityStore().join(handle, sealer, List.of(Person.of(ASHA, ASHA_AT_META)));
        });
        List<String> ofAsha =
                List.of("447400123456", "07400 123456", "07400-123-456", ASHA_AT_META, "Asha Patel", "Asha says yes");
        List<String> ofBen = List.of("447400123499", "07400 123499", "Ben Brown", "Ben says no");
        assertThat(columns(dump().hits(ofAsha))).containsAll(sealedOfContacts());
        List<String> before = columns(dump().hits(ofBen));
        assertThat(before).hasSizeGreaterThanOrEqualTo(sealedOfContacts().size() - 1);

        List<String> lines;
        try (ServiceLog log = new ServiceLog()) {
            assertThat(erasing.erase(owner(), contact(ASHA))).isEqualTo(new Erasing.Outcome.Erased(2, 1));
            lines = log.lines();
        }

        Dump after = dump();
        assertThat(after.sealedValues()).isPositive();
        assertThat(after.hits(ofAsha)).isEmpty();
        assertThat(after.hits(fingerprints(ASHA)))
                .as("only the do-not-send list knows them, by a fingerprint")
                .allMatch(hit -> hit.startsWith("suppression.recipient_id"));
        assertThat(columns(after.hits(ofBen))).containsExactlyInAnyOrderElementsOf(before);
        assertThat(campaigns.strings(campaign, "select count(*)::text from reply_media_piece"))
                .as("files: Ben's")
                .containsExactly("1");
        assertThat(campaigns.statuses(campaign)).containsExactly("delivered", "delivered");
        assertThat(lines).noneMatch(line -> ofAsha.stream().anyMatch(line::contains));
        assertThat(TestDatabase.files(campaigns.address, begun))
                .isNotEmpty()
                .noneMatch(file -> ofAsha.stream().anyMatch(bytes(file)::contains));
    }

    /** Each sealed column that may tell of a contact, but those that a test has no need to fill. */
    private static List<String> sealedOfContacts() {
        return DataMap.read().entries().stream()
                .filter(entry -> entry.sealed() && entry.whose().equals("contacts"))
                .map(DataMap.Entry::column)
                .filter(column -> !NOT_FILLED.contains(column))
                .toList();
    }

    private static List<String> columns(List<String> hits) {
        return hits.stream().map(hit -> hit.replaceAll(":.*", "")).toList();
    }

    /** A character a byte; all that is looked for is ASCII. */
    private static String bytes(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                .strings(
                        campaign,
                        "select contact_id::text from contact where recipient_id = decode('%s', 'hex')"
                                .formatted(fingerprints(phone).getFirst()))
                .getFirst());
    }

    /** Everything that a person leaves behind. */
    private void traces(Handle handle, String phone, String name, String words) {
        byte[] id = RecipientId.of(sealer, phone).bytes();
        UUID reply = UUID.randomUUID();
        handle.createUpdate("""
                        insert into reply (workspace_id, reply_id, wamid_id, sender_id, recipient_id, recipient, type, body,
                            received_at)
                        values (current_workspace(), :reply, :id, :sender, :id, :recipient, 'text', :body, :now)
                        """)
                .bind("reply", reply)
                .bind("sender", campaign.senderId())
                .bind("id", id)
                .bind("recipient", sealer.seal(phone, "reply.recipient"))
                .bind("body", sealer.seal(words, "reply.body"))
                .bind("now", campaigns.clock.instant())
                .execute();
        handle.createUpdate("""
                        update delivery set view = :view, error_text = :error
                        where workspace_id = current_workspace() and recipient_id = :id
                        """)
                .bind("id", id)
                .bind("view", sealer.seal("Dear " + name, "delivery.view"))
                .bind("error", sealer.seal(phone + " is full", "delivery.error_text"))
                .execute();
        talk(handle, reply, phone, name, words);
        known(handle, phone, name, words);
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

    /** A picture of theirs, an answer by hand, and the conversation of both. */
    private void talk(Handle handle, UUID reply, String phone, String name, String words) {
        byte[] id = RecipientId.of(sealer, phone).bytes();
        UUID conversation = UUID.randomUUID();
        handle.createUpdate("""
                        insert into conversation (workspace_id, conversation_id, sender_id, recipient_id, recipient,
                            profile_name, last_at, created_at)
                        values (current_workspace(), :conversation, :sender, :id, :recipient, :name, :now, :now)
                        """)
                .bind("conversation", conversation)
                .bind("sender", campaign.senderId())
                .bind("id", id)
                .bind("recipient", sealer.seal(phone, "reply.recipient"))
                .bind("name", sealer.seal(name, "conversation.profile_name"))
                .bind("now", campaigns.clock.instant())
                .execute();
        handle.createUpdate("""
                        insert into hand_message (workspace_id, message_id, conversation_id, sender_id, idempotency_key,
                            request_hash, actor_kind, message, view, created_at, status, status_at, error_text)
                        values (current_workspace(), :message, :conversation, :sender, :key, :id, 'operator', :body, :view,
                            :now, 'failed', :now, :error)
                        """)
                .bind("message", UUID.randomUUID())
                .bind("conversation", conversation)
                .bind("sender", campaign.senderId())
                .bind("key", conversation.toString())
                .bind("id", id)
                .bind("body", sealer.seal("{\"to\":\"" + phone + "\"}", "hand_message.message"))
                .bind("view", sealer.seal("To " + name, "hand_message.view"))
                .bind("error", sealer.seal(phone + " is unknown", "delivery.error_text"))
                .bind("now", campaigns.clock.instant())
                .execute();
        handle.createUpdate("""
                        with file as (
                          insert into reply_media (workspace_id, reply_id, sender_id, meta_id, kind, mime_type, filename,
                              state, next_attempt_at, ends_at)
                          values (current_workspace(), :reply, :sender, '17', 'image', 'image/png', :filename, 'kept', :now,
                              :now)
                          returning reply_id)
                        insert into reply_media_piece (workspace_id, reply_id, attempt, piece, content)
                        select current_workspace(), reply_id, 1, 0, :content from file
                        """)
                .bind("reply", reply)
                .bind("sender", campaign.senderId())
                .bind("filename", sealer.seal(words + ".png", "reply_media.filename"))
                .bind("content", sealer.seal(words, "reply_media_piece.content/" + reply + "/1/0"))
                .bind("now", campaigns.clock.instant())
                .execute();
    }

    /** What is known of them, what they agreed to, and that they want no more. */
    private void known(Handle handle, String phone, String name, String words) {
        byte[] id = RecipientId.of(sealer, phone).bytes();
        new ContactStore().meet(handle, sealer, List.of(phone), campaigns.clock.instant());
        handle.createUpdate("""
                        update contact set shown_name = :name, shown_name_id = :id, named_by = 'import'
                        where workspace_id = current_workspace() and recipient_id = :id
                        """)
                .bind("id", id)
                .bind("name", sealer.seal(name, "contact.shown_name"))
                .execute();
        handle.createUpdate("""
                        insert into consent (workspace_id, recipient_id, given, source, words, words_id, origin, at)
                        values (current_workspace(), :id, true, 'import', :words, :id, :origin, :now)
                        """)
                .bind("id", id)
                .bind("words", sealer.seal(words, "consent.words"))
                .bind("origin", sealer.seal("row of " + name, "consent.origin"))
                .bind("now", campaigns.clock.instant())
                .execute();
        handle.createUpdate("""
                        insert into suppression (workspace_id, recipient_id, recipient, reason, source, since, note)
                        values (current_workspace(), :id, :recipient, 'Asked for it.', 'import', :now, :note)
                        """)
                .bind("id", id)
                .bind("recipient", sealer.seal(phone, "suppression.recipient"))
                .bind("note", sealer.seal(words, "suppression.note"))
                .bind("now", campaigns.clock.instant())
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
