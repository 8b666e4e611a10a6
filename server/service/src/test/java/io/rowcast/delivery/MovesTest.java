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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    private java.util.List<String> trail(Sending campaign) {
        return campaigns.strings(
                campaign, "select from_status || '>' || to_status from delivery_move order by move_id");
    }
}
