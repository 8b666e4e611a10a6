package io.rowcast.account;

/** Google as an OpenID provider. Calls block; none throws. */
public interface GoogleSignIn {
    /**
     * The address of the page on which the person chooses an account.
     *
     * @param state comes back with the answer
     * @param nonce comes back inside the ID token
     * @param codeChallenge of PKCE, method S256
     */
    String authorizationUrl(String state, String nonce, String codeChallenge);

    /**
     * Turns the code that came back into who the person is; a code is good once.
     *
     * @param nonce that the ID token must hold
     */
    Outcome identify(String code, String codeVerifier, String nonce);

    /** What came of a code. */
    sealed interface Outcome {
        record Identified(GoogleIdentity who) implements Outcome {}

        /** Google has not seen that the address is the person's. */
        record Unverified() implements Outcome {}

        /** The code is used, expired, or not for us; or the token is not what we asked for. */
        record Refused() implements Outcome {}

        record NoAnswer() implements Outcome {}
    }
}
