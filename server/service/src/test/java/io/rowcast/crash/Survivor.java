package io.rowcast.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A campaign after its crash, until nothing happens to it any more; and the verdict on it. */
final class Survivor {
    private static final String UNDER_WAY = "'queued', 'sending', 'unknown', 'accepted', 'sent', 'delivered'";
    private static final Set<String> NOT_SENT = Set.of("cancelled", "skipped", "unconfirmed");

    private final String place;
    private final Scene scene;
    private final SentCampaign campaign;
    private final long killedAt;
    private final Set<String> resent = new HashSet<>();
    private long restedAt;

    Survivor(String place, Scene scene, SentCampaign campaign, long killedAt) {
        this.place = place;
        this.scene = scene;
        this.campaign = campaign;
        this.killedAt = killedAt;
    }

    SentCampaign campaign() {
        return campaign;
    }

    /**
     * Whether all of it has come to its end and stands in the sheet. Rows that wait for a person's decision get it: they
     * are sent again, unless the campaign was cancelled.
     */
    boolean rests(Map<String, Integer> taken) {
        if (restedAt == 0 && scene.isToBeDecided(campaign) && campaign.count(UNDER_WAY) == 0) {
            boolean cancelled = campaign.isCancelled();
            if (!cancelled) {
                resend(taken);
            }
            if (campaign.count(cancelled ? UNDER_WAY : UNDER_WAY + ", 'unconfirmed'") == 0 && wrongCells() == 0) {
                restedAt = System.nanoTime();
            }
        }
        return restedAt != 0;
    }

    private void resend(Map<String, Integer> taken) {
        if (campaign.count("'unconfirmed'") == 0) {
            return;
        }
        for (JsonNode delivery : campaign.deliveries()) {
            String phone = delivery.path("recipient").asText();
            if (delivery.path("status").asText().equals("unconfirmed")) {
                if (taken.containsKey(phone)) {
                    throw new AssertionError(
                            place + ": a message that Meta took, and told of, is shown as unconfirmed: " + delivery);
                }
                campaign.shop()
                        .client()
                        .post("/v1/deliveries/" + delivery.path("id").asText() + "/resend")
                        .expect(200);
                resent.add(phone);
            }
        }
    }

    /** @param taken how often the sandbox accepted a message to each phone */
    Result verdict(Map<String, Integer> taken) {
        int acceptedOnce = 0;
        int notSent = 0;
        int duplicates = 0;
        int lost = 0;
        Map<String, String> statuses = campaign.statuses();
        for (Map.Entry<String, String> row : statuses.entrySet()) {
            int times = taken.getOrDefault(row.getKey(), 0);
            duplicates += Math.max(0, times - 1);
            boolean saysNotSent = NOT_SENT.contains(row.getValue());
            acceptedOnce += times == 1 && !saysNotSent ? 1 : 0;
            notSent += times == 0 && saysNotSent ? 1 : 0;
            lost += times == 0 && !saysNotSent ? 1 : 0;
        }
        lost += campaign.rows() - statuses.size();
        double seconds = restedAt == 0 ? Double.POSITIVE_INFINITY : (restedAt - killedAt) / 1e9;
        return new Result(
                place,
                1,
                campaign.rows(),
                acceptedOnce,
                resent.size(),
                notSent,
                duplicates,
                lost,
                wrongCells(),
                seconds);
    }

    private int wrongCells() {
        Map<String, String> own = new HashMap<>();
        campaign.statuses().forEach((phone, status) -> own.put(phone, word(status)));
        Map<String, String> shown = campaign.shop().sheet().shown();
        return (int) own.entrySet().stream()
                .filter(row -> !row.getValue().equals(shown.get(row.getKey())))
                .count();
    }

    private static String word(String status) {
        return status.substring(0, 1).toUpperCase(Locale.ROOT) + status.substring(1);
    }
}
