package io.rowcast.sheets;

import java.net.URI;

/**
 * The service as Google's OAuth server knows it; prints without the secret.
 *
 * @param authUrl the consent page
 * @param tokenUrl where codes and refresh tokens become access tokens
 * @param revokeUrl where a refresh token is given back
 * @param redirectUrl where Google sends the person back to, as entered in the Google Cloud console
 */
public record OAuthClient(String id, String secret, URI authUrl, URI tokenUrl, URI revokeUrl, URI redirectUrl) {
    @Override
    public String toString() {
        return "OAuth client " + id;
    }
}
