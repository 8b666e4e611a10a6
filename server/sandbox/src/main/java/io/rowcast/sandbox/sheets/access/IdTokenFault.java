package io.rowcast.sandbox.sheets.access;

import java.util.Arrays;
import java.util.Optional;

/** What can be wrong with the ID tokens that are given out, so that an app can be seen to check each part. */
public enum IdTokenFault {
    NONE("none"),
    /** As if it was made for another sign-in. */
    WRONG_NONCE("wrong-nonce"),
    /** As if it was made for another app. */
    WRONG_AUDIENCE("wrong-audience"),
    WRONG_ISSUER("wrong-issuer"),
    /** Signed with a key that is not the shown one. */
    WRONG_KEY("wrong-key"),
    /** Its time was over an hour ago. */
    EXPIRED("expired"),
    /** Google has not seen that the address is the person's (developers.google.com/identity/openid-connect/reference). */
    UNVERIFIED_EMAIL("unverified-email");

    private final String word;

    IdTokenFault(String word) {
        this.word = word;
    }

    /** By its word in the controls; empty where there is no such fault. */
    public static Optional<IdTokenFault> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
