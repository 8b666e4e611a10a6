package io.rowcast.crash;

/** How a commit point is reached with one campaign, from outside the service; and what its callers do after the crash. */
interface Scene {
    /** Brings the campaign to where it is still at rest. */
    default void prepare(SentCampaign campaign) {
        campaign.draft();
    }

    /** Returns when the service stands at the point. */
    void reach(SentCampaign campaign);

    /** The service was killed and is not up again yet. */
    default void killed(SentCampaign campaign) {}

    /** The service is up again: whoever got no answer calls again. */
    default void goOn(SentCampaign campaign) {}

    /** Asked again and again while the campaign comes to rest: whether a person may decide on its unconfirmed rows now. */
    default boolean isToBeDecided(SentCampaign campaign) {
        return true;
    }
}
