package io.rowcast.workspace;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many users outside their 24-hour window a portfolio may write to in a moving 24 hours (facts.md sections 4, 11). */
public sealed interface MessagingLimit {
    Pattern TIER = Pattern.compile("(?:TIER_)?(\\d{1,6})(K?)");

    record Users(int most) implements MessagingLimit {}

    record Unlimited() implements MessagingLimit {}

    /** Meta does not say, or says something new: what is known stays. */
    record Unknown() implements MessagingLimit {}

    /** Reads {@code TIER_2K}, {@code TIER_UNLIMITED}, and the bare number that Meta's example of the webhook holds. */
    static MessagingLimit read(@Nullable String text) {
        String word = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
        if (word.equals("TIER_UNLIMITED") || word.equals("-1")) {
            return new Unlimited();
        }
        Matcher tier = TIER.matcher(word);
        return tier.matches()
                ? new Users(Integer.parseInt(tier.group(1)) * (tier.group(2).isEmpty() ? 1 : 1000))
                : new Unknown();
    }
}
