package io.rowcast.render;

/**
 * A limited-time offer.
 *
 * @param ends whether its end is given with each message, and counted down on the phone
 */
record Offer(String text, boolean ends) {}
