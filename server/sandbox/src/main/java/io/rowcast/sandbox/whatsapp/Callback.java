package io.rowcast.sandbox.whatsapp;

import java.net.URI;

/** Where the business wants its webhooks, and what it signs and verifies them with. */
record Callback(URI url, String appSecret, String verifyToken) {
    @Override
    public String toString() {
        return url.toString();
    }
}
