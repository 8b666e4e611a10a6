package io.rowcast.sandbox.whatsapp;

import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.WhatsAppControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A sandbox of its own for each test, on a free port, with hardly any delays. */
abstract class SandboxCase {
    final MovableClock clock = new MovableClock();
    Sandbox sandbox;
    WhatsAppControl control;
    Graph graph;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(0, new WhatsAppPart(clock, 1_000));
        control = new WhatsAppControl(sandbox.url());
        graph = new Graph(sandbox.url(), WhatsAppControl.TOKEN);
        control.pace(new WhatsAppControl.Pace(0L, 20L, 20L, 20L, 20L, 20L));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }
}
