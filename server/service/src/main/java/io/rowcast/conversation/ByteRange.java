package io.rowcast.conversation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file.
 *
 * @param first from 0
 * @param last belongs to it
 */
record ByteRange(int first, int last) {
    /** One range, as players send it (RFC 9110 section 14.1.2); what asks for several gets the whole file. */
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,9})-(\\d{0,9})");

    static ByteRange all(int bytes) {
        return new ByteRange(0, bytes - 1);
    }

    /** The part that a header Range asks for; empty for the whole file, as where the header cannot be served. */
    static Optional<ByteRange> of(@Nullable String header, int bytes) {
        Matcher range = ONE.matcher(header == null ? "" : header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        boolean ofTheEnd = range.group(1).isEmpty();
        int end = range.group(2).isEmpty() ? bytes - 1 : Integer.parseInt(range.group(2));
        int first = ofTheEnd ? Math.max(0, bytes - end) : Integer.parseInt(range.group(1));
        int last = ofTheEnd ? bytes - 1 : Math.min(end, bytes - 1);
        return first <= last ? Optional.of(new ByteRange(first, last)) : Optional.empty();
    }

    int length() {
        return last - first + 1;
    }
}
