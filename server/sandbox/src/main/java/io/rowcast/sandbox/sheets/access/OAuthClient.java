package io.rowcast.sandbox.sheets.access;

/**
 * An app's OAuth client, as its owner registers it in Google's console.
 *
 * @param id ends in .apps.googleusercontent.com
 */
public record OAuthClient(String id, String secret) {
    /** The one client that the sandbox knows; any loopback or https address may be its redirect URI. */
    public static final OAuthClient USUAL =
            new OAuthClient("sandbox-client.apps.googleusercontent.com", "sandbox-client-secret");
}
