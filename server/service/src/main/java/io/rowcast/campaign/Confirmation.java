package io.rowcast.campaign;

import io.rowcast.platform.crypto.Sealer;
import java.util.HexFormat;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Stands for exactly what a draft would send: its recipe and every row put so far, and those of its follow-ups. */
record Confirmation(String value) {
    private static final FollowUpStore FOLLOW_UPS = new FollowUpStore();

    static Confirmation of(Handle handle, Sealer sealer, UUID campaign, CampaignStore campaigns, RowStore rows) {
        StringBuilder all = new StringBuilder("confirmation:").append(campaign);
        all.append('\n').append(campaigns.recipeText(handle, campaign));
        rows.chunkHashes(handle, campaign)
                .forEach(hash -> all.append('\n').append(HexFormat.of().formatHex(hash)));
        // The rows that opted out or stood twice were held back when their chunk came: the counts tell that too.
        all.append('\n').append(rows.counts(handle, campaign));
        // Who gets them, and when, stands in each; their rows are the same chunks.
        FOLLOW_UPS
                .list(handle, campaign)
                .forEach(step -> all.append('\n')
                        .append(step)
                        .append(campaigns.recipeText(handle, step.id()))
                        .append(rows.counts(handle, step.id())));
        return new Confirmation(HexFormat.of().formatHex(sealer.fingerprint(all.toString())));
    }
}
