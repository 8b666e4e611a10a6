package io.rowcast.sandbox.whatsapp;

import java.util.Optional;

/** Which marketing templates Meta takes and then does not deliver (facts sections 8.4, 10 and 11). */
final class MarketingRules {
    private final Settings settings;

    MarketingRules(Settings settings) {
        this.settings = settings;
    }

    Optional<Failure> failure(ChatMessage.Outbound message, Phone phone, Behaviour behaviour) {
        if (phone.marketingStopped() || behaviour == Behaviour.MARKETING_STOPPED) {
            return Optional.of(Failure.MARKETING_STOPPED);
        }
        if (behaviour == Behaviour.EXPERIMENT) {
            return Optional.of(Failure.EXPERIMENT);
        }
        String region = phone.identity().region();
        if (settings.limits.usMarketing() && region.equals("US")) {
            return Optional.of(Failure.TOO_MUCH_MARKETING);
        }
        return hadEnough(message, phone, region) ? Optional.of(Failure.TOO_MUCH_MARKETING) : Optional.empty();
    }

    /** In the window that the person's own message opened, marketing does not count (facts section 11). */
    private boolean hadEnough(ChatMessage.Outbound message, Phone phone, String region) {
        int most = settings.limits.marketingPerUser();
        boolean counts = most > 0 && !message.windowOpen() && Region.hasPerUserMarketingLimit(region);
        return counts && !phone.takeMarketing(message.at(), most);
    }
}
