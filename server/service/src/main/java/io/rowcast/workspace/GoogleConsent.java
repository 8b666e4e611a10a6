package io.rowcast.workspace;

/** Google's OAuth server, as far as a person's consent goes. Calls block; none throws. */
public interface GoogleConsent {
    /**
     * The address of the page on which the person decides.
     *
     * @param state comes back with the answer
     * @param codeChallenge of PKCE, method S256
     */
    String authorizationUrl(String state, String codeChallenge);

    /** Turns the code that came back into what the consent gives; a code is good once. */
    Outcome exchange(String code, String codeVerifier);

    /**
     * Gives a consent back.
     *
     * @return whether it is certain that the token is worth nothing any more
     */
    boolean revoke(String refreshToken);

    /** What came of a code. */
    sealed interface Outcome {
        record Granted(GoogleGrant grant) implements Outcome {}

        /** The person did not tick the right to edit spreadsheets. */
        record SheetsNotGranted() implements Outcome {}

        /** A consent without a refresh token, which would end within the hour. */
        record NothingLasting() implements Outcome {}

        /** The code is used, expired, or not for us. */
        record Refused() implements Outcome {}

        record NoAnswer() implements Outcome {}
    }
}
