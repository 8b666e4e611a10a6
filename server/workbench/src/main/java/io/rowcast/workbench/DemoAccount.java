package io.rowcast.workbench;

import java.net.URI;

/** The business's account at the sandbox, made when that starts. */
final class DemoAccount {
    static final String PHONE_NUMBER_ID = "106540352242922";
    static final String WABA_ID = "102290129340398";
    static final String ACCESS_TOKEN = "sandbox-token";
    static final String APP_SECRET = "sandbox-app-secret";
    static final String VERIFY_TOKEN = "sandbox-verify-token";

    private DemoAccount() {}

    /** Meta's API as the sandbox serves it. */
    static URI graph(URI sandbox) {
        return URI.create(sandbox + "/v24.0");
    }
}
