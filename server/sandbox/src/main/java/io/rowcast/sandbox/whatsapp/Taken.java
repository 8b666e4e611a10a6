package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What becomes of a request on /messages that Meta did not refuse. */
sealed interface Taken {
    /** Answered with 200 after a while. */
    record Answer(ObjectNode body, long afterMs) implements Taken {}

    /** The message is under way, but the caller never hears of it. */
    record NoAnswer() implements Taken {}

    /** The connection is closed; the message was not taken. */
    record Dropped() implements Taken {}
}
