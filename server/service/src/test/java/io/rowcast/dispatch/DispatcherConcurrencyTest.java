package io.rowcast.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 1 with many threads and nodes, as it is run. */
class DispatcherConcurrencyTest {
    private static final int ROWS = 2000;

    private final Campaigns campaigns = new Campaigns();
    private final ExecutorService sends = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<UUID> sent = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        sends.close();
        campaigns.close();
    }

    @Test
    void two_nodes_send_each_row_once() throws Exception {
        WorkspaceId workspace = campaigns.workspace();
        Sending campaign =
                campaigns.sending(workspace, campaigns.sender(workspace, "fast", 1_000_000), Campaigns.phones(ROWS));
        Callable<Boolean> node = this::runNode;
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> done : nodes.invokeAll(List.of(node, node))) {
                assertThat(done.get(60, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(sent).hasSize(ROWS).doesNotHaveDuplicates();
        assertThat(campaigns.statuses(campaign)).containsOnly("accepted");
    }

    private boolean runNode() throws InterruptedException {
        try (Dispatcher dispatcher = new Dispatcher(
                campaigns.clock,
                campaigns.clock::nanoTime,
                DispatchStores.of(campaigns.database, campaigns.sealers, campaigns.clock),
                this::send,
                sends,
                sends,
                Patience.standard())) {
            while (dispatcher.runOnce()) {
                campaigns.clock.advance(Duration.ofMillis(1));
            }
        }
        return true;
    }

    private SendOutcome send(Outbound message) {
        sent.add(message.deliveryId());
        return new SendOutcome.Accepted("wamid." + message.deliveryId());
    }
}
