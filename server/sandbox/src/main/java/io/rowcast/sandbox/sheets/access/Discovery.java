package io.rowcast.sandbox.sheets.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The document at /.well-known/openid-configuration, with Google's fields (developers.google.com/identity/openid-connect/reference,
 * "Discovery Document"; its values as kept by panva/wellknown, issuers/google). What the sandbox does not serve, user info and
 * devices, is left out.
 */
public final class Discovery {
    private Discovery() {}

    /** @param sandbox the sandbox's address as the caller knows it, without a slash at its end */
    public static ObjectNode document(String sandbox) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("issuer", IdTokens.ISSUER)
                .put("authorization_endpoint", sandbox + "/o/oauth2/v2/auth")
                .put("token_endpoint", sandbox + "/token")
                .put("revocation_endpoint", sandbox + "/revoke")
                .put("jwks_uri", sandbox + "/oauth2/v3/certs");
        list(document, "response_types_supported", "code");
        list(document, "subject_types_supported", "public");
        list(document, "id_token_signing_alg_values_supported", "RS256");
        list(document, "scopes_supported", "openid", "email", "profile");
        list(document, "token_endpoint_auth_methods_supported", "client_secret_post", "client_secret_basic");
        list(document, "claims_supported", "aud", "email", "email_verified", "exp", "iat", "iss", "name", "sub");
        list(document, "code_challenge_methods_supported", "plain", "S256");
        list(
                document,
                "grant_types_supported",
                "authorization_code",
                "refresh_token",
                "urn:ietf:params:oauth:grant-type:jwt-bearer");
        return document;
    }

    private static void list(ObjectNode document, String name, String... values) {
        List.of(values).forEach(document.putArray(name)::add);
    }
}
