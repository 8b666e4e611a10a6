package io.rowcast.sandbox.whatsapp;

/** A business: what its accounts and numbers share, which is the limit on people written to (facts section 11). */
final class Portfolio {
    private final String id;
    private final PeopleReached reached = new PeopleReached();
    private volatile Tier tier = Tier.TIER_UNLIMITED;

    Portfolio(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    Tier tier() {
        return tier;
    }

    void raise(Tier now) {
        tier = now;
    }

    PeopleReached reached() {
        return reached;
    }
}
