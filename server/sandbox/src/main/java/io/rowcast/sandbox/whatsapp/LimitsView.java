package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Limits} as the control reads and shows them. */
final class LimitsView {
    static final List<String> MEMBERS = List.of(
            "perSecond",
            "pair",
            "messagingLimit",
            "overMessagingLimit",
            "overMessagingLimitCode",
            "marketingPerUser",
            "usMarketing");

    private static final String BY_LEVEL = "level";

    private LimitsView() {}

    static Limits read(ControlRequest request, Limits now) {
        return new Limits(
                perSecond(request, now.perSecond()),
                request.flag("pair", now.pair()),
                request.flag("messagingLimit", now.messagingLimit()),
                new Limits.OverLimit(
                        refused(request, now.overMessagingLimit().refused()),
                        Math.toIntExact(request.number(
                                "overMessagingLimitCode",
                                now.overMessagingLimit().code()))),
                Math.toIntExact(request.number("marketingPerUser", now.marketingPerUser())),
                request.flag("usMarketing", now.usMarketing()));
    }

    private static @Nullable Integer perSecond(ControlRequest request, @Nullable Integer now) {
        if (request.text("perSecond", "").equals(BY_LEVEL)) {
            return null;
        }
        return request.has("perSecond") ? Integer.valueOf(Math.toIntExact(request.number("perSecond", 0))) : now;
    }

    private static boolean refused(ControlRequest request, boolean now) {
        return switch (request.text("overMessagingLimit", now ? "refused" : "failed")) {
            case "refused" -> true;
            case "failed" -> false;
            default -> throw new WrongControlException("overMessagingLimit must be \"refused\" or \"failed\"");
        };
    }

    static ObjectNode of(Limits limits) {
        ObjectNode view = Json.object();
        Integer perSecond = limits.perSecond();
        if (perSecond == null) {
            view.put("perSecond", BY_LEVEL);
        } else {
            view.put("perSecond", perSecond);
        }
        return view.put("pair", limits.pair())
                .put("messagingLimit", limits.messagingLimit())
                .put("overMessagingLimit", limits.overMessagingLimit().refused() ? "refused" : "failed")
                .put("overMessagingLimitCode", limits.overMessagingLimit().code())
                .put("marketingPerUser", limits.marketingPerUser())
                .put("usMarketing", limits.usMarketing());
    }
}
