package io.rowcast.sandbox.whatsapp;

/**
 * Meta's limits that are enforced (facts section 11).
 *
 * @param perSecond messages per second of the number, 80 by default, 1,000 after Meta's upgrade; 0 switches it off
 * @param pair whether the same person may be sent only so many messages
 */
record Limits(int perSecond, boolean pair) {
    static final Limits META = new Limits(80, true);
}
