package io.rowcast.workbench.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/** What Utilities computes. Bytes travel as JSON arrays of signed numbers, as in Apps Script. */
final class Texts {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration DAY = Duration.ofDays(1);

    private Texts() {}

    static String formatDate(double epochMillis, String zone, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .withZone(ZoneId.of(zone))
                .format(Instant.ofEpochMilli((long) epochMillis));
    }

    /** Milliseconds of a serial date: days since 1899-12-30 in the spreadsheet's zone (sheets/facts.md 1.2). */
    static double instantOf(double serial, String zone) {
        long millis = BigDecimal.valueOf(serial)
                .multiply(BigDecimal.valueOf(DAY.toMillis()))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return LocalDate.of(1899, 12, 30)
                .atStartOfDay()
                .plus(Duration.ofMillis(millis))
                .atZone(ZoneId.of(zone))
                .toInstant()
                .toEpochMilli();
    }

    static String digest(String algorithm, String bytes) {
        try {
            return write(MessageDigest.getInstance(algorithm.replace('_', '-')).digest(read(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new ScriptException("Exception: Unexpected digest algorithm " + algorithm, e);
        }
    }

    static String base64(String bytes, boolean webSafe) {
        return (webSafe ? Base64.getUrlEncoder() : Base64.getEncoder()).encodeToString(read(bytes));
    }

    static String utf8(String text) {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] read(String json) {
        try {
            int[] numbers = JSON.readValue(json, int[].class);
            byte[] bytes = new byte[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                bytes[i] = (byte) numbers[i];
            }
            return bytes;
        } catch (JsonProcessingException e) {
            throw new ScriptException("Exception: Cannot convert " + json + " to bytes.", e);
        }
    }

    private static String write(byte[] bytes) {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < bytes.length; i++) {
            json.append(i == 0 ? "" : ",").append(bytes[i]);
        }
        return json.append(']').toString();
    }
}
