package io.rowcast.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The state machine, as the service has it and as PostgreSQL enforces it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovesTest {
    private final Campaigns campaigns = new Campaigns();

    @AfterAll
    void close() {
        campaigns.close();
    }

    @Test
    void the_table_has_every_kind_of_move() {
        assertThat(Moves.TABLE.stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.of(Move.class.getPermittedSubclasses()));
    }

    @Test
    void what_meta_never_reports_cannot_be_a_report() {
        assertThatThrownBy(() -> new Move.Reported(DeliveryStatus.QUEUED)).hasMessageContaining("QUEUED");
    }

    @Test
    void postgresql_has_the_same_table() {
        Sending any = campaigns.sending();
        assertThat(campaigns.strings(any, "select from_status || '>' || to_status from legal_move"))
                .containsExactlyInAnyOrderElementsOf(Moves.LEGAL);
    }

    @Test
    void every_pair_of_statuses_moves_in_postgresql_as_the_table_says() throws SQLException {
        Sending campaign = campaigns.sending("+447400000001");
        Set<String> moved = new TreeSet<>();
        try (Connection owner = DriverManager.getConnection(campaigns.address.jdbcUrl());
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            for (DeliveryStatus from : DeliveryStatus.values()) {
                for (DeliveryStatus to : DeliveryStatus.values()) {
                    if (from != to && moves(owner, statement, campaign, from, to)) {
                        moved.add(from.word() + '>' + to.word());
                    }
                }
            }
            owner.rollback();
        }
        assertThat(moved).containsExactlyInAnyOrderElementsOf(Moves.LEGAL);
        assertThat(moved)
                .isEqualTo(Arrays.stream(DeliveryStatus.values())
                        .flatMap(from -> Arrays.stream(DeliveryStatus.values())
                                .filter(to -> Moves.legal(from, to))
                                .map(to -> from.word() + '>' + to.word()))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static boolean moves(
            Connection owner, Statement statement, Sending campaign, DeliveryStatus from, DeliveryStatus to)
            throws SQLException {
        Savepoint before = owner.setSavepoint();
        statement.execute("set local session_replication_role = replica");
        statement.execute(update(campaign, from));
        // Only what is queued waits.
        statement.execute("delete from queued q where not exists"
                + " (select from delivery d where d.delivery_id = q.delivery_id and d.status = 'queued')");
        statement.execute("set local session_replication_role = origin");
        try {
            statement.execute(update(campaign, to));
            return true;
        } catch (SQLException e) {
            assertThat(e.getMessage()).contains("may not move from " + from.word() + " to " + to.word());
            return false;
        } finally {
            owner.rollback(before);
        }
    }

    private static String update(Sending campaign, DeliveryStatus status) {
        return "update delivery set status = '%s' where campaign_id = '%s'"
                .formatted(status.word(), campaign.campaignId());
    }

    @Test
    void one_illegal_move_undoes_the_whole_statement() {
        Sending campaign = campaigns.sending("+447400000001", "+447400000002");
        campaigns.arrange(
                campaign, "update delivery set status = 'read' where campaign_id = :campaign and row_number = 3");
        assertThatThrownBy(() -> campaigns.change(
                        campaign, "update delivery set status = 'cancelled' where campaign_id = :campaign"))
                .hasMessageContaining("may not move from read to cancelled")
                .hasMessageContaining(campaigns.deliveries(campaign).getLast().toString());
        assertThat(campaigns.statuses(campaign)).containsExactly("queued", "read");
        assertThat(trail(campaign)).isEmpty();
    }

    @Test
    void a_change_that_is_no_move_leaves_no_trail() {
        Sending campaign = campaigns.sending("+447400000001", "+447400000002");
        campaigns.change(campaign, "update delivery set written_revision = 7 where campaign_id = :campaign");
        assertThat(trail(campaign)).isEmpty();
    }

    @Test
    void the_service_can_neither_write_nor_change_nor_delete_a_trail() {
        Sending campaign = campaigns.sending("+447400000001");
        campaigns.change(campaign, "update delivery set status = 'cancelled' where campaign_id = :campaign");
        for (String crime : new String[] {
            "update delivery_move set to_status = 'read'",
            "delete from delivery_move",
            "insert into delivery_move (to_status) values ('read')",
            "insert into legal_move values ('read', 'queued')",
        }) {
            assertThatThrownBy(() -> campaigns.change(campaign, crime)).hasMessageContaining("permission denied");
        }
        assertThat(trail(campaign)).containsExactly("queued>cancelled");
    }

    @Test
    void a_trail_goes_with_its_delivery() throws SQLException {
        Sending campaign = campaigns.sending("+447400000001");
        Sending other = campaigns.sending("+447400000002");
        campaigns.change(campaign, "update delivery set status = 'cancelled' where campaign_id = :campaign");
        campaigns.change(other, "update delivery set status = 'cancelled' where campaign_id = :campaign");
        campaigns.change(campaign, "delete from campaign where campaign_id = :campaign");
        try (Connection owner = DriverManager.getConnection(campaigns.address.jdbcUrl());
                Statement statement = owner.createStatement();
                var left = statement.executeQuery(
                        "select count(*) from delivery_move where workspace_id = '" + campaign.workspace() + "'")) {
            left.next();
            assertThat(left.getInt(1)).isZero();
        }
        assertThat(trail(other)).containsExactly("queued>cancelled");
    }

    /** With an index over what a claim, an answer or a webhook changes, each would insert into all of them (V22). */
    @Test
    void a_message_comes_from_the_queue_to_read_without_a_change_of_any_index() {
        Sending campaign = campaigns.sending("+447400000001");
        campaigns.database.<Void, RuntimeException>inWorkspace(campaign.workspace(), handle -> {
            int before = inPlace(handle);
            for (String change : new String[] {
                "status = 'sending', sent_at = now(), claimed_by = gen_random_uuid(), claim_expires_at = now(), attempts = 1",
                "status = 'accepted', wamid_id = 'wamid', claimed_by = null, claim_expires_at = null",
                "status = 'sent', error_code = null",
                "status = 'delivered'",
                "status = 'read'",
            }) {
                handle.execute(
                        "update delivery set status_at = now(), revision = revision + 1, " + change
                                + " where campaign_id = ?",
                        campaign.campaignId());
            }
            assertThat(inPlace(handle) - before).isEqualTo(5);
            return null;
        });
    }

    private static int inPlace(Handle handle) {
        return handle.createQuery("select pg_stat_get_xact_tuples_hot_updated('delivery'::regclass)")
                .mapTo(Integer.class)
                .one();
    }

    /** Whichever statement moves a row, or puts it off. */
    @Test
    void the_queue_holds_what_is_queued_and_when_it_is_due_and_nothing_else() {
        Sending campaign = campaigns.sending("+447400000001", "+447400000002", "+447400000003", "+447400000004");
        assertThat(queue(campaign)).isEqualTo(queuedRows(campaign)).hasSize(4);
        for (String change : new String[] {
            "status = 'sending' where row_number < 5",
            "status = 'failed' where row_number = 2",
            "status = 'queued', due_at = '2026-11-24T10:00:00Z' where row_number in (2, 3)",
            "due_at = due_at + interval '1 hour' where row_number in (2, 4, 5)",
            "due_at = 'infinity' where row_number = 5",
            "status = 'sending', due_at = null where row_number = 2",
            "wamid_id = 'of the last try' where row_number = 3",
            "row_number = row_number + 10 where row_number = 3",
            "revision = revision + 1 where true",
            "status = 'cancelled' where status = 'queued'",
        }) {
            campaigns.change(campaign, "update delivery set " + change + " and campaign_id = :campaign");
            assertThat(queue(campaign)).as(change).isEqualTo(queuedRows(campaign));
        }
        campaigns.change(
                campaign,
                "update delivery set status = 'queued' where status = 'cancelled' and campaign_id = :campaign");
        assertThat(queue(campaign)).isEqualTo(queuedRows(campaign)).hasSize(2);
        campaigns.change(campaign, "delete from delivery where row_number = 13 and campaign_id = :campaign");
        assertThat(queue(campaign)).isEqualTo(queuedRows(campaign)).hasSize(1);
        assertThatThrownBy(() -> campaigns.change(campaign, "delete from queued"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void a_delivery_is_found_by_the_last_id_that_meta_gave_it_and_by_no_other() {
        Sending campaign = campaigns.sending("+447400000001", "+447400000002");
        assertThat(wamids(campaign)).isEmpty();
        campaigns.change(
                campaign, "update delivery set wamid_id = 'first' where row_number = 2 and campaign_id = :campaign");
        campaigns.change(
                campaign, "update delivery set wamid_id = 'other' where row_number = 3 and campaign_id = :campaign");
        campaigns.change(campaign, "update delivery set revision = revision + 1 where campaign_id = :campaign");
        assertThat(wamids(campaign)).containsExactly("2 first", "3 other");
        campaigns.change(
                campaign, "update delivery set wamid_id = 'second' where row_number = 2 and campaign_id = :campaign");
        assertThat(wamids(campaign)).containsExactly("2 second", "3 other");
        campaigns.change(
                campaign, "update delivery set wamid_id = null where row_number = 3 and campaign_id = :campaign");
        assertThat(wamids(campaign)).containsExactly("2 second");
        campaigns.change(campaign, "delete from campaign where campaign_id = :campaign");
        assertThat(campaigns.strings(campaign, "select wamid_id::text from delivery_wamid"))
                .isEmpty();
    }

    private List<String> wamids(Sending campaign) {
        return campaigns.strings(campaign, """
                select d.row_number || ' ' || encode(w.wamid_id, 'escape')
                from delivery_wamid w join delivery d using (workspace_id, delivery_id) order by d.row_number
                """);
    }

    private List<String> queue(Sending campaign) {
        return campaigns.strings(campaign, """
                select concat_ws(' ', campaign_id, delivery_id, row_number, due_at) from queued order by delivery_id
                """);
    }

    private List<String> queuedRows(Sending campaign) {
        return campaigns.strings(campaign, """
                select concat_ws(' ', campaign_id, delivery_id, row_number, coalesce(due_at, '-infinity'))
                from delivery where status = 'queued' order by delivery_id
                """);
    }

    private List<String> trail(Sending campaign) {
        return campaigns.strings(
                campaign, "select from_status || '>' || to_status from delivery_move order by move_id");
    }
}
