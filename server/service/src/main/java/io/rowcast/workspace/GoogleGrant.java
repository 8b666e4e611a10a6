package io.rowcast.workspace;

import io.rowcast.platform.crypto.Secrets;

/**
 * What a person's consent gives; prints as nothing.
 *
 * @param subject Google's own id of the account, which never changes, as an address may
 * @param refreshToken good until the person takes the consent back
 */
public record GoogleGrant(String subject, String email, String refreshToken) {
    /** Names the account without telling which it is. */
    byte[] account() {
        return Secrets.sha256("google/" + subject);
    }

    @Override
    public String toString() {
        return "•••";
    }
}
