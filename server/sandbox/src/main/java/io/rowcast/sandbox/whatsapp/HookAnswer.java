package io.rowcast.sandbox.whatsapp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * The answer to a webhook: its status is all that counts; its body is read to its end, so that the connection can be used
 * again.
 */
record HookAnswer(int status, boolean lastOfConnection) {
    private static final int LONGEST_LINE = 16_384;
    private static final long UNKNOWN = -1;

    static HookAnswer read(InputStream in) throws IOException {
        String first = line(in);
        String[] words = first.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].matches("[1-5][0-9]{2}")) {
            throw new IOException("not an HTTP answer: " + first);
        }
        boolean last = words[0].equals("HTTP/1.0");
        boolean chunked = false;
        long length = UNKNOWN;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = length(lower);
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            last |= lower.startsWith("connection:") && lower.contains("close");
        }
        int status = Integer.parseInt(words[1]);
        boolean bodiless = status == 204 || status == 304;
        if (chunked) {
            skipChunks(in);
        } else if (length > 0 && !bodiless) {
            in.skipNBytes(length);
        }
        boolean untilClosed = !chunked && length == UNKNOWN && !bodiless;
        return new HookAnswer(status, last || untilClosed);
    }

    private static long length(String header) throws IOException {
        try {
            return Long.parseLong(header.substring("content-length:".length()).strip());
        } catch (NumberFormatException e) {
            throw new IOException("a length that is none: " + header, e);
        }
    }

    private static void skipChunks(InputStream in) throws IOException {
        while (true) {
            String size = line(in).split(";", 2)[0].strip();
            long bytes;
            try {
                bytes = Long.parseLong(size, 16);
            } catch (NumberFormatException e) {
                throw new IOException("a chunk without a size: " + size, e);
            }
            if (bytes == 0) {
                break;
            }
            in.skipNBytes(bytes);
            line(in);
        }
        String trailer = line(in);
        while (!trailer.isEmpty()) {
            trailer = line(in);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed before the answer was complete");
            }
            if (next != '\r') {
                line.append((char) next);
            }
            if (line.length() > LONGEST_LINE) {
                throw new IOException("a header of more than " + LONGEST_LINE + " characters");
            }
        }
        return line.toString();
    }
}
