package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceivedLogTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private static final BusinessNumber NUMBER = new Accounts().first();

    private static ChatMessage.Outbound message(String wamid) {
        Recipient to = Recipient.phone("16505551234");
        return new ChatMessage.Outbound(wamid, NOW, NUMBER, to, new byte[0], null, null, false);
    }

    @Test
    void the_oldest_makes_room_and_its_message_is_forgotten() {
        List<String> forgotten = new ArrayList<>();
        ReceivedLog log = new ReceivedLog(2, gone -> forgotten.add(gone.wamid()));

        log.accepted(message("a"));
        log.accepted(message("b"));
        log.accepted(message("c"));

        assertThat(forgotten).containsExactly("a");
        assertThat(log.after(0, 10)).extracting(ReceivedLog.Entry::seq).containsExactly(2L, 3L);
        assertThat(log.after(2, 10)).extracting(ReceivedLog.Entry::seq).containsExactly(3L);
        assertThat(log.after(3, 10)).isEmpty();
        assertThat(log.received()).isEqualTo(3);
    }

    @Test
    void a_page_ends_at_its_limit() {
        ReceivedLog log = new ReceivedLog(10, gone -> {});
        log.receipt(NOW, new byte[0]);
        log.receipt(NOW, new byte[0]);

        assertThat(log.after(0, 1)).extracting(ReceivedLog.Entry::seq).containsExactly(1L);
    }
}
