package io.rowcast.webhook;

import java.time.Instant;

/** An event, and when its webhook came by our clock. */
record Arrived(Event event, Instant at) {}
