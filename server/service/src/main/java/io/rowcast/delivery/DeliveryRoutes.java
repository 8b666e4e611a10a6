package io.rowcast.delivery;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.WorkspaceId;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deliveries of a campaign, and a person's decision to send one again. */
public final class DeliveryRoutes implements Routes {
    private final DeliveryListStore deliveries;
    private final InstantSource clock;
    private final Runnable wakeDispatch;

    /** @param wakeDispatch called when there is something to send */
    public DeliveryRoutes(DeliveryListStore deliveries, InstantSource clock, Runnable wakeDispatch) {
        this.deliveries = deliveries;
        this.clock = clock;
        this.wakeDispatch = wakeDispatch;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/campaigns/{campaignId}/deliveries", this::list, Scope.READ);
        routes.post("/v1/deliveries/{deliveryId}/resend", this::resend, Scope.SEND);
    }

    private void list(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        UUID campaign = Requests.pathId(context, "campaignId");
        int limit = Requests.number(context, "limit", 1, 1000, 100);
        int after = Requests.number(context, "after", 0, Integer.MAX_VALUE, 0);
        DeliveryStatus status = status(context);
        boolean notInSheet = Requests.flag(context, "notInSheet");
        if (!deliveries.hasCampaign(workspace, campaign)) {
            throw missing("campaign", campaign);
        }
        context.json(page(deliveries.page(workspace, campaign, after, status, notInSheet, limit + 1), limit));
    }

    private static DeliveryView.Page page(List<Delivery> found, int limit) {
        List<Delivery> shown = found.subList(0, Math.min(limit, found.size()));
        return new DeliveryView.Page(
                shown.stream().map(DeliveryView::of).toList(),
                found.size() > limit ? shown.getLast().row() : null);
    }

    private void resend(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        UUID id = Requests.pathId(context, "deliveryId");
        boolean queued = deliveries.queueAgain(workspace, id, clock.instant());
        Delivery delivery = deliveries.find(workspace, id).orElseThrow(() -> missing("delivery", id));
        if (!queued) {
            throw new Problem(
                    ProblemType.NOT_UNCONFIRMED,
                    "Only an unconfirmed message of a campaign that is not cancelled can be sent again.",
                    "The delivery is %s. Reload the list of deliveries."
                            .formatted(delivery.status().word()));
        }
        wakeDispatch.run();
        context.json(DeliveryView.of(delivery));
    }

    private static @Nullable DeliveryStatus status(Context context) {
        String word = context.queryParam("status");
        try {
            return word == null ? null : DeliveryStatus.of(word);
        } catch (IllegalArgumentException e) {
            throw Requests.wrong("status", "expected a status of a delivery, as `delivered`");
        }
    }

    private static Problem missing(String what, UUID id) {
        return new Problem(
                ProblemType.NOT_FOUND,
                "There is no such " + what + ".",
                "No " + what + " " + id + " is in this workspace. Check the id and the API key.");
    }
}
