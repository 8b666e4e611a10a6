package io.rowcast.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowcast.contact.ContactStore;
import io.rowcast.contact.RecipientId;
import io.rowcast.media.MediaKind;
import io.rowcast.media.MediaStore;
import io.rowcast.media.MediaType;
import io.rowcast.platform.crypto.BrokenSealException;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.json.Json;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.DatabaseAddress;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import io.rowcast.testing.Dump;
import io.rowcast.workspace.WorkspaceStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a customer takes away, and that nothing is left of them after the end, here or in a backup. */
class TerminationTest {
    private static final String ASHA = "+447400123456";

    private final Campaigns campaigns = new Campaigns();
    private final Sending campaign = campaigns.sending(ASHA, "=1+1");
    private final Sealer sealer = campaigns.sealers.of(campaign.workspace());
    private final MediaStore media = new MediaStore(campaigns.database, campaigns.sealers, campaigns.clock);
    private final Exporting exporting =
            new Exporting(campaigns.database, campaigns.sealers, DataMap.read(), campaigns.clock);
    private final List<WorkspaceId> leftGoogle = new ArrayList<>();

    @AfterEach
    void close() {
        campaigns.close();
    }

    @Test
    void a_workspace_is_exported_opened_as_json_and_csv_with_its_files_and_without_secrets() throws IOException {
        UUID file = media.keep(
                        campaign.workspace(),
                        new MediaType(MediaKind.DOCUMENT, "text/plain"),
                        "prices.txt",
                        "Tea 3".getBytes(UTF_8))
                .id();
        UUID picture = sends(ASHA, "Anna's ", "cat");
        Map<String, String> export = unzip(out -> exporting.workspace(campaign.workspace(), new Actor.Operator(), out));
        assertThat(Json.MAPPER.readTree(export.get("delivery.json")).findValuesAsText("recipient"))
                .containsExactlyInAnyOrder(ASHA, "=1+1");
        assertThat(export.get("delivery.csv"))
                .contains(ASHA.substring(1))
                .as("no cell is a formula")
                .doesNotContain(",=1+1")
                .doesNotContain(",+44");
        assertThat(export.get("media.csv")).contains("prices.txt");
        assertThat(export).containsEntry("files/" + file + ".txt", "Tea 3");
        assertThat(export).containsEntry("received/" + picture + ".png", "Anna's cat");
        assertThat(export.get("sender.json")).doesNotContain("access_token").doesNotContain("token\"");
        assertThat(export.keySet()).allMatch(name -> !name.startsWith("workspace_key"));
        assertThat(campaigns.strings(campaign, "select action from audit_entry"))
                .containsExactly("workspace-exported");
    }

    @Test
    void what_is_forgotten_while_an_export_is_taken_is_whole_in_it() throws IOException {
        UUID picture = sends(ASHA, "Anna's ", "cat");
        Map<String, String> export = unzip(out ->
                exporting.workspace(campaign.workspace(), new Actor.Operator(), new FilterOutputStream(out) {
                    private boolean begun;

                    @Override
                    public void write(int one) throws IOException {
                        if (!begun) {
                            begun = true;
                            assertThat(CompletableFuture.supplyAsync(TerminationTest.this::forgetFiles))
                                    .succeedsWithin(Duration.ofSeconds(20))
                                    .isEqualTo(2);
                        }
                        super.write(one);
                    }
                }));
        assertThat(export).containsEntry("received/" + picture + ".png", "Anna's cat");
    }

    /** To be called on a thread of its own, which has a transaction of its own. */
    private int forgetFiles() {
        return campaigns.database.inWorkspace(
                campaign.workspace(), handle -> handle.execute("delete from reply_media_piece"));
    }

    @Test
    void a_person_is_exported_alone() throws IOException {
        UUID contact = campaigns.database.inWorkspace(campaign.workspace(), handle -> {
            new ContactStore().meet(handle, sealer, List.of(ASHA), campaigns.clock.instant());
            return handle.createQuery("select contact_id from contact")
                    .mapTo(UUID.class)
                    .one();
        });
        UUID hers = sends(ASHA, "my ", "shoes");
        sends("+447400123499", "somebody else's");
        Caller owner = new Caller(campaign.workspace(), new Actor.Operator(), Scope.ADMIN);
        Map<String, String> export = unzip(out -> exporting.person(owner, contact, out));
        assertThat(export).containsEntry("received/" + hers + ".png", "my shoes");
        assertThat(export.keySet().stream().filter(name -> name.startsWith("received/")))
                .hasSize(1);
        assertThat(Json.MAPPER.readTree(export.get("delivery.json")).findValuesAsText("message"))
                .containsExactly("{\"to\":\"" + ASHA + "\"}");
        assertThat(String.join("", export.values())).doesNotContain("1+1");
    }

    @Test
    void an_ended_workspace_has_left_no_row_and_no_key_and_others_have_all_of_theirs() {
        Sending other = campaigns.sending("+447400999999");
        assertThat(terminating(() -> false).end(campaign.workspace(), "Workspace"))
                .isTrue();
        assertThat(leftGoogle).containsExactly(campaign.workspace());
        Dump dump = new Dump(
                campaigns.address,
                new OpenedColumns(List.of(sealer, campaigns.sealers.of(other.workspace())), campaigns.master));
        assertThat(dump.hits(List.of(campaign.workspace().toString(), ASHA))).isEmpty();
        assertThat(dump.hits(List.of("+447400999999"))).isNotEmpty();
        assertThatThrownBy(() -> campaigns.sealers.of(campaign.workspace()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no workspace");
    }

    @Test
    void a_wrong_name_ends_nothing() {
        assertThat(terminating(() -> false).end(campaign.workspace(), "workspace"))
                .isFalse();
        assertThat(campaigns.statuses(campaign)).containsExactly("queued", "queued");
        assertThat(leftGoogle).isEmpty();
    }

    @Test
    void what_one_node_leaves_another_deletes_and_nothing_is_sent_meanwhile() {
        AtomicInteger looks = new AtomicInteger();
        terminating(() -> looks.incrementAndGet() > 0).end(campaign.workspace(), "Workspace");
        assertThat(campaigns.strings(campaign, "select status from campaign")).containsExactly("cancelled");
        assertThat(campaigns.statuses(campaign)).hasSize(2);
        terminating(() -> false).goOn(() -> List.of(campaign.workspace()));
        assertThat(campaigns.statuses(campaign)).isEmpty();
        assertThat(campaigns.strings(campaign, "select name from workspace")).isEmpty();
    }

    @Test
    void a_backup_without_the_keys_cannot_be_read_by_whoever_has_the_master_keyset() {
        byte[] inTheBackup = campaigns.database.inWorkspace(
                campaign.workspace(),
                handle -> handle.createQuery("select message from delivery order by row_number limit 1")
                        .mapTo(byte[].class)
                        .one());
        assertThat(sealer.open(inTheBackup, "delivery.message")).contains(ASHA);
        terminating(() -> false).end(campaign.workspace(), "Workspace");
        Sealer anew = Sealer.of(
                campaigns.master, campaign.workspace(), Sealer.newKeys(campaigns.master, campaign.workspace()));
        assertThatThrownBy(() -> anew.open(inTheBackup, "delivery.message")).isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> campaigns.master.open(inTheBackup, "delivery.message"))
                .isInstanceOf(BrokenSealException.class);
    }

    @Test
    void a_backup_that_comes_back_after_the_end_opens_for_nobody_but_those_who_are_still_there() {
        Sending other = campaigns.sending("+447400999999");
        DatabaseAddress backup = campaigns.backup();
        try (Database living = Database.open(campaigns.address, 2)) {
            Sealers sealers = sealers(living);
            assertThat(new Terminating(living, sealers, leftGoogle::add, () -> false)
                            .end(campaign.workspace(), "Workspace"))
                    .isTrue();
        }
        withTheKeysOf(campaigns.address, backup);

        try (Database restored = Database.open(backup, 2)) {
            assertThat(restored.<Integer, RuntimeException>inWorkspace(
                            campaign.workspace(),
                            handle -> handle.createQuery("select count(*) from delivery where message is not null")
                                    .mapTo(Integer.class)
                                    .one()))
                    .as("the rows are there")
                    .isEqualTo(2);
            assertThatThrownBy(() -> sealers(restored).of(campaign.workspace()))
                    .isInstanceOf(IllegalStateException.class);
            Dump dump = new Dump(
                    backup, new OpenedColumns(List.of(sealers(restored).of(other.workspace())), campaigns.master));
            assertThat(dump.hits(List.of(ASHA))).isEmpty();
            assertThat(dump.hits(List.of("+447400999999"))).isNotEmpty();
        }
    }

    private Sealers sealers(Database database) {
        return new Sealers(campaigns.master, new WorkspaceStore(database, campaigns.clock)::keysOf);
    }

    /** As running.md says: the backup is without keys, and gets the newest ones. */
    private static void withTheKeysOf(DatabaseAddress living, DatabaseAddress backup) {
        try (Connection from = DriverManager.getConnection(living.jdbcUrl());
                Connection to = DriverManager.getConnection(backup.jdbcUrl());
                Statement read = from.createStatement();
                Statement change = to.createStatement()) {
            change.execute("delete from workspace_key");
            change.execute("delete from inbox");
            try (ResultSet key = read.executeQuery("select * from workspace_key");
                    PreparedStatement add = to.prepareStatement("insert into workspace_key values (?, ?, ?)")) {
                while (key.next()) {
                    for (int i = 1; i <= 3; i++) {
                        add.setObject(i, key.getObject(i));
                    }
                    add.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Terminating terminating(BooleanSupplier stopping) {
        return new Terminating(campaigns.database, campaigns.sealers, leftGoogle::add, stopping);
    }

    /** A picture that is here, in these pieces. */
    private UUID sends(String phone, String... pieces) {
        UUID reply = UUID.randomUUID();
        campaigns.database.<Void, RuntimeException>inWorkspace(campaign.workspace(), handle -> {
            handle.createUpdate("""
                            with said as (
                              insert into reply (workspace_id, reply_id, wamid_id, sender_id, recipient_id, recipient, type,
                                body, received_at)
                              values (current_workspace(), :reply, :id || uuid_send(:reply), :sender, :id, :recipient, 'image',
                                :body, :now)
                              returning reply_id)
                            insert into reply_media (workspace_id, reply_id, sender_id, meta_id, kind, mime_type, state,
                              attempts, next_attempt_at, ends_at)
                            select current_workspace(), reply_id, :sender, '17', 'image', 'image/png', 'kept', 1, :now, :now
                            from said
                            """)
                    .bind("reply", reply)
                    .bind("id", RecipientId.of(sealer, phone).bytes())
                    .bind("recipient", sealer.seal(phone, "reply.recipient"))
                    .bind("sender", campaign.senderId())
                    .bind("body", sealer.seal("{}", "reply.body"))
                    .bind("now", campaigns.clock.instant())
                    .execute();
            for (int piece = 0; piece < pieces.length; piece++) {
                handle.createUpdate("""
                                insert into reply_media_piece (workspace_id, reply_id, attempt, piece, content)
                                values (current_workspace(), :reply, 1, :piece, :content)
                                """)
                        .bind("reply", reply)
                        .bind("piece", piece)
                        .bind(
                                "content",
                                sealer.seal(pieces[piece], "reply_media_piece.content/" + reply + "/1/" + piece))
                        .execute();
            }
            return null;
        });
        return reply;
    }

    @FunctionalInterface
    private interface Export {
        void to(ByteArrayOutputStream out);
    }

    private static Map<String, String> unzip(Export export) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        export.to(bytes);
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }
}
