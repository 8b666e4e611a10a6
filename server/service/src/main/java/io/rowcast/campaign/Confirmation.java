package io.rowcast.campaign;

import io.rowcast.platform.crypto.Sealer;
import java.util.HexFormat;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Stands for exactly what a draft would send: its recipe and every row put so far. */
record Confirmation(String value) {
    static Confirmation of(Handle handle, Sealer sealer, UUID campaign, CampaignStore campaigns, RowStore rows) {
        StringBuilder all = new StringBuilder("confirmation:").append(campaign);
        all.append('\n').append(campaigns.recipeText(handle, campaign));
        rows.chunkHashes(handle, campaign)
                .forEach(hash -> all.append('\n').append(HexFormat.of().formatHex(hash)));
        // The rows that opted out or stood twice were held back when their chunk came: the counts tell that too.
        all.append('\n').append(rows.counts(handle, campaign));
        return new Confirmation(HexFormat.of().formatHex(sealer.fingerprint(all.toString())));
    }
}
