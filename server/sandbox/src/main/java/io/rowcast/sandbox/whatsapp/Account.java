package io.rowcast.sandbox.whatsapp;

/**
 * The WhatsApp Business Account that is there from the start, with its one number. All values are open knowledge: the
 * sandbox listens on the loopback address only.
 */
final class Account {
    static final String PHONE_NUMBER_ID = "106540352242922";
    static final String WABA_ID = "102290129340398";
    static final String PORTFOLIO_ID = "506914307656634";
    static final String TOKEN = "sandbox-token";
    static final String APP_ID = "670843887433847";
    static final String APP_NAME = "Rowcast";
    static final String APP_SECRET = "sandbox-app-secret";
    static final String VERIFY_TOKEN = "sandbox-verify-token";
    static final String DISPLAY_NUMBER = "+1 555 078 3881";
    static final String VERIFIED_NAME = "Rowcast Demo";

    /** What Meta puts before a number that has neither {@code +} nor a country code (facts 2.1). */
    static final String COUNTRY_CODE = "1";

    private Account() {}
}
