package io.rowcast.sandbox.whatsapp;

/** One business phone number: what Meta says of it (facts section 4), and the phones it has written to. */
final class BusinessNumber {
    /** Messages per second that Meta lets a number have, in and out together (facts section 11). */
    enum Level {
        STANDARD(80),
        HIGH(1_000),
        /** Also used in the WhatsApp Business app. */
        COEXISTENCE(20);

        private final int perSecond;

        Level(int perSecond) {
            this.perSecond = perSecond;
        }

        int perSecond() {
            return perSecond;
        }
    }

    private final String id;
    private final String displayNumber;
    private final String digits;
    private final BusinessAccount account;
    private final People people;
    private final Throughput throughput = new Throughput();
    private final NumberSetup setup = new NumberSetup();
    private volatile String verifiedName;
    private volatile String quality = "GREEN";
    private volatile String nameStatus = "APPROVED";
    private volatile String status = "CONNECTED";
    private volatile Level level = Level.STANDARD;
    private volatile boolean upgrading;

    BusinessNumber(String id, String displayNumber, String verifiedName, BusinessAccount account) {
        this.id = id;
        this.displayNumber = displayNumber;
        this.digits = displayNumber.replaceAll("[^0-9]", "");
        this.verifiedName = verifiedName;
        this.account = account;
        this.people = new People(account.portfolio().id());
    }

    String id() {
        return id;
    }

    /** As people read it. */
    String displayNumber() {
        return displayNumber;
    }

    /** As webhooks show it (fixtures wh-status-*). */
    String digits() {
        return digits;
    }

    BusinessAccount account() {
        return account;
    }

    People people() {
        return people;
    }

    Throughput throughput() {
        return throughput;
    }

    NumberSetup setup() {
        return setup;
    }

    String verifiedName() {
        return verifiedName;
    }

    void rename(String now) {
        verifiedName = now;
    }

    String quality() {
        return quality;
    }

    void rate(String now) {
        quality = now;
    }

    String nameStatus() {
        return nameStatus;
    }

    void judgeName(String now) {
        nameStatus = now;
    }

    String status() {
        return status;
    }

    void setStatus(String now) {
        status = now;
    }

    Level level() {
        return level;
    }

    /** Sends are answered with 131057 while a higher level is made ready (facts section 11). */
    boolean upgrading() {
        return upgrading;
    }

    void beginUpgrade() {
        upgrading = true;
    }

    void reach(Level now) {
        level = now;
        upgrading = false;
    }
}
