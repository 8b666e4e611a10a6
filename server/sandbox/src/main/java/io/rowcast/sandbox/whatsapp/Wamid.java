package io.rowcast.sandbox.whatsapp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Message ids in the layout seen in Meta's examples, which holds the person's number (facts 2.2): personal data. */
final class Wamid {
    private static final byte[] BEFORE_DIGITS = {0x1C, 0x18};
    private static final byte[] OUTBOUND = {0x15, 0x02, 0x00, 0x11, 0x18};
    private static final byte[] INBOUND = {0x15, 0x02, 0x00, 0x12, 0x18};
    /** Odd, so that multiplying by it maps every count to a different 64-bit value. */
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    private final AtomicLong count = new AtomicLong(ThreadLocalRandom.current().nextLong());

    /** The id of a message to a person: 18 hex digits inside. */
    String outbound(String digits) {
        return encode(digits, OUTBOUND, unique() + twoHexDigits());
    }

    /** The id of a message from a person: 20 hex digits inside, as phones make them ({@code 3A...}). */
    String inbound(String digits) {
        return encode(digits, INBOUND, "3A" + unique() + twoHexDigits());
    }

    private String unique() {
        return HexFormat.of().withUpperCase().toHexDigits(count.incrementAndGet() * SCATTER);
    }

    private static String twoHexDigits() {
        return HexFormat.of().withUpperCase().toHexDigits((byte)
                ThreadLocalRandom.current().nextInt());
    }

    private static String encode(String digits, byte[] marker, String hex) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        out.writeBytes(BEFORE_DIGITS);
        out.write(digits.length());
        out.writeBytes(digits.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(marker);
        out.write(hex.length());
        out.writeBytes(hex.getBytes(StandardCharsets.US_ASCII));
        out.write(0);
        return "wamid." + Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
