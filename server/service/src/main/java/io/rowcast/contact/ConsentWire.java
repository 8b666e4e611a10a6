package io.rowcast.contact;

import io.rowcast.platform.http.Requests;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Consent in the API: the workspace's rule, and what somebody agreed to. */
final class ConsentWire {
    /** @param campaigns which must have it: {@code marketing} ones, or {@code all}; the former where it is not given */
    record Rule(boolean required, @Nullable String campaigns) {
        Rule {
            if (campaigns != null) {
                Requests.match("campaigns", campaigns, "marketing|all");
            }
        }

        static Rule of(ConsentRule rule) {
            return switch (rule) {
                case NONE -> new Rule(false, null);
                case MARKETING, ALL -> new Rule(true, rule.word());
            };
        }

        ConsentRule rule() {
            if (!required) {
                return ConsentRule.NONE;
            }
            return campaigns == null ? ConsentRule.MARKETING : ConsentRule.of(campaigns);
        }
    }

    /**
     * @param text what they agreed to
     * @param at when; now where it is not given
     * @param source who says so: {@code api}, {@code by-hand} or {@code form}
     */
    record Given(
            @Nullable String text,
            @Nullable Instant at,
            @Nullable String source) {
        Given {
            if (text != null) {
                Requests.text("text", text, 1, 2000);
            }
            if (source != null) {
                Requests.match("source", source, "api|by-hand|form");
            }
        }

        Agreement agreement(String recipient, Instant now) {
            if (at != null && at.isAfter(now)) {
                throw Requests.wrong("at", "expected a time of the past");
            }
            return new Agreement(
                    recipient,
                    source == null ? Consent.Source.API : Consent.Source.of(source),
                    text,
                    null,
                    at == null ? now : at,
                    true);
        }
    }

    private ConsentWire() {}
}
