package io.rowcast.whatsapp;

import io.rowcast.workspace.NumberSource;
import io.rowcast.workspace.NumberState;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SourceUnavailableException;

/** Asks Meta for the state of a number. */
public final class CloudApiNumbers implements NumberSource {
    /** Every version that Meta serves has these (facts 4). */
    private static final String FIELDS =
            "display_phone_number,verified_name,quality_rating,status,name_status,throughput";

    /** From v24 on; before, the number knows a limit of its own, which no longer counts (facts 4, 11). */
    private static final String LIMIT = "whatsapp_business_manager_messaging_limit";

    /** Which portfolio owns an account. Not in Meta's published schema (facts 4), but read so by public clients. */
    private static final String OWNER = "owner_business_info";

    private final GraphReads reads;

    public CloudApiNumbers(CloudApi api) {
        this.reads = new GraphReads(api);
    }

    @Override
    public NumberState stateOf(Sender sender) {
        GraphWire number = reads.get(sender.phoneNumberId() + "?fields=" + FIELDS, sender.token());
        GraphWire limit = ifKnown(sender.phoneNumberId(), LIMIT, sender);
        GraphWire owner = ifKnown(sender.wabaId(), OWNER, sender);
        return number.numberState(sender, limit.messagingLimit(), owner.portfolioId());
    }

    /** Meta refuses a whole request for one field that its version does not have, so what may be missing is asked alone. */
    private GraphWire ifKnown(String id, String field, Sender sender) {
        try {
            return reads.get(id + "?fields=" + field, sender.token());
        } catch (SourceUnavailableException e) {
            if (e.refused()) {
                return GraphWire.read("{}");
            }
            throw e;
        }
    }
}
