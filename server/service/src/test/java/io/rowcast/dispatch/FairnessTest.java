package io.rowcast.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody waits for somebody else: between campaigns of one sender, and between workspaces. In real time, as it is run. */
class FairnessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Campaigns campaigns = new Campaigns();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Outbound> sent = new ConcurrentLinkedQueue<>();
    private final InstantSource clock = InstantSource.system();
    private final Dispatcher dispatcher = new Dispatcher(
            clock,
            System::nanoTime,
            DispatchStores.of(campaigns.database, campaigns.sealers, clock),
            this::send,
            threads,
            threads,
            Patience.standard());

    private SendOutcome send(Outbound message) {
        sent.add(message);
        return new SendOutcome.Accepted("wamid." + message.deliveryId());
    }

    @AfterEach
    void close() {
        dispatcher.close();
        threads.close();
        campaigns.close();
    }

    @Test
    void twenty_rows_are_soon_done_beside_thousands_of_the_same_sender() throws InterruptedException {
        WorkspaceId workspace = campaigns.workspace();
        UUID sender = campaigns.sender(workspace, "shared", 200);
        Sending large = campaigns.sending(workspace, sender, Campaigns.phones(2_000));
        Sending small = campaigns.sending(workspace, sender, Campaigns.phones(20));
        until(() -> accepted(small) == 20);
        assertThat(accepted(large))
                .as("as many as the small one, and what leaves while that is seen")
                .isLessThan(200);
    }

    @Test
    void of_a_hundred_workspaces_each_sends_one_message_before_any_has_sent_all() throws InterruptedException {
        List<Sending> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            WorkspaceId workspace = campaigns.workspace();
            all.add(campaigns.sending(workspace, campaigns.sender(workspace, "number-" + i, 20), Campaigns.phones(20)));
        }
        until(() -> sent.size() == 100 * 20);
        Map<UUID, Integer> bySender = new HashMap<>();
        for (Outbound message : sent) {
            if (bySender.merge(message.senderId(), 1, Integer::sum) == 20) {
                break;
            }
        }
        assertThat(bySender).hasSize(all.size());
    }

    @Test
    void a_workspace_whose_number_is_locked_holds_up_no_other() throws Exception {
        Sending locked = campaigns.sending(Campaigns.phones(5));
        Sending other = campaigns.sending(Campaigns.phones(5));
        try (Connection owner = DriverManager.getConnection(campaigns.address.jdbcUrl())) {
            lock(owner, "select 1 from sender where sender_id = '" + locked.senderId() + "' for update");
            until(() -> accepted(other) == 5);
            assertThat(accepted(locked)).isZero();
            owner.rollback();
        }
        until(() -> accepted(locked) == 5);
    }

    @Test
    void a_workspace_whose_campaign_is_locked_holds_up_no_other() throws Exception {
        Sending locked = campaigns.sending(Campaigns.phones(5));
        Sending other = campaigns.sending(Campaigns.phones(5));
        try (Connection owner = DriverManager.getConnection(campaigns.address.jdbcUrl())) {
            lock(owner, "select 1 from campaign where campaign_id = '" + locked.campaignId() + "' for update");
            lock(owner, "select 1 from delivery where campaign_id = '" + locked.campaignId() + "' for update");
            until(() -> accepted(other) == 5);
            assertThat(accepted(locked)).isZero();
            owner.rollback();
        }
        until(() -> accepted(locked) == 5);
    }

    private static void lock(Connection owner, String sql) throws SQLException {
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private long accepted(Sending campaign) {
        return campaigns.statuses(campaign).stream().filter("accepted"::equals).count();
    }

    private void until(BooleanSupplier happened) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            dispatcher.runOnce();
            assertThat(System.nanoTime()).as("not within " + PATIENCE).isLessThan(end);
        }
    }
}
