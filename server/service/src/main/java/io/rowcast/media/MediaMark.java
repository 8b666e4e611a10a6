package io.rowcast.media;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands in a frozen message where Meta's id of an uploaded file will be. Those ids end after 30 days (facts 5), so a
 * message that waits for its time cannot hold one.
 */
public final class MediaMark {
    private static final String BEGIN = "rowcast-media:";

    /** Between quotation marks of JSON: in a text of the user they would have backslashes before them. */
    private static final Pattern MEMBER =
            Pattern.compile("\"id\":\"" + BEGIN + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\"");

    private MediaMark() {}

    /** The value of the member {@code id}. */
    public static String of(UUID media) {
        return BEGIN + media;
    }

    /** The files that a message in JSON needs. */
    public static Set<UUID> in(String json) {
        return json.contains(BEGIN)
                ? MEMBER.matcher(json)
                        .results()
                        .map(mark -> UUID.fromString(mark.group(1)))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** The message with Meta's ids in the places of the marks; a mark without one stays. */
    public static String replace(String json, Function<UUID, Optional<String>> metaId) {
        return MEMBER.matcher(json)
                .replaceAll(mark -> Matcher.quoteReplacement(metaId.apply(UUID.fromString(mark.group(1)))
                        .map(id -> "\"id\":\"" + id + "\"")
                        .orElse(mark.group())));
    }
}
