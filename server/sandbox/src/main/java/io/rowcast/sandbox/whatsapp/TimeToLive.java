package io.rowcast.sandbox.whatsapp;

/** How long Meta tries to deliver messages of a template, in seconds (facts 2.9). */
final class TimeToLive {
    private static final String MEMBER = "message_send_ttl_seconds";
    private static final long THIRTY_DAYS = -1;

    private TimeToLive() {}

    static void check(Template template) {
        if (!template.extras().has(MEMBER)) {
            return;
        }
        long seconds = template.extras().path(MEMBER).asLong();
        boolean allowed = switch (template.category()) {
            case "AUTHENTICATION" -> seconds == THIRTY_DAYS || isWithin(seconds, 30, 900);
            case "UTILITY" -> seconds == THIRTY_DAYS || isWithin(seconds, 30, 43_200);
            default -> isWithin(seconds, 43_200, 2_592_000);
        };
        TemplateDraft.require(
                allowed, "Param " + MEMBER + " is not within the range of category " + template.category());
    }

    private static boolean isWithin(long seconds, long least, long most) {
        return seconds >= least && seconds <= most;
    }
}
