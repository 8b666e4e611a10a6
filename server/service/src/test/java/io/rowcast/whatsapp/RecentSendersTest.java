package io.rowcast.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.dispatch.SendOutcome;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.whatsapp.WhatsAppPart;
import io.rowcast.workspace.AccessToken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentSendersTest {
    private static final String HELLO = """
            {"messaging_product":"whatsapp","to":"+447400001500","type":"template",\
            "template":{"name":"hello_world","language":{"code":"en_US"}}}""";

    @Test
    void a_new_token_is_taken_up_after_a_moment(@TempDir Path folder) throws IOException {
        try (Sandbox sandbox = Sandbox.start(0, new WhatsAppPart());
                Connected connected = new Connected(sandbox.url(), Duration.ofSeconds(2), folder)) {
            connected.store(new AccessToken("revoked"));
            assertThat(connected.messenger.send(connected.outbound(HELLO))).isInstanceOf(SendOutcome.Refused.class);

            connected.store(new AccessToken("sandbox-token"));
            connected.clock.advance(RecentSenders.FRESH);

            assertThat(connected.messenger.send(connected.outbound(HELLO))).isInstanceOf(SendOutcome.Accepted.class);
        }
    }

    @Test
    void within_the_moment_the_sender_is_not_read_again(@TempDir Path folder) throws IOException {
        try (Sandbox sandbox = Sandbox.start(0, new WhatsAppPart());
                Connected connected = new Connected(sandbox.url(), Duration.ofSeconds(2), folder)) {
            assertThat(connected.messenger.send(connected.outbound(HELLO))).isInstanceOf(SendOutcome.Accepted.class);
            connected.store(new AccessToken("revoked"));

            assertThat(connected.messenger.send(connected.outbound(HELLO))).isInstanceOf(SendOutcome.Accepted.class);
        }
    }
}
