package io.rowcast;

import io.rowcast.platform.http.Proxies;
import io.rowcast.platform.http.RateLimits;
import io.rowcast.platform.store.DatabaseAddress;
import io.rowcast.sheets.OAuthClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one service is set up; the same names in production, demo and tests, where only the values differ.
 *
 * @param database where PostgreSQL is; null for one of our own in {@code dataDir}
 * @param port 0 for any free one
 * @param publicUrl where Meta and the add-on reach the service
 * @param masterKeyset file with the Tink keyset that wraps every workspace's keys; made where it is missing, but only
 *     beside an embedded database: a new keyset cannot open an old database
 * @param graphUrl Meta's Graph API, and {@code graphVersion} of it, as {@code v25.0}
 * @param appSecret of the Meta app, which signs webhooks
 * @param verifyToken what Meta must say in the webhook handshake
 * @param googleTokenUrl in the place of the one in the credentials; null for that one
 * @param googleCredentials the service account's key file; null where the service has no account of its own
 * @param googleClient for people who sign in with Google and connect their Google accounts; null where they cannot
 * @param googleKeysUrl the keys with which Google signs who has signed in
 * @param unconfirmedAfter how long a message whose answer was lost waits for a webhook, before a person must decide
 * @param drain between the word that the service stops, at {@code /readyz}, and its stopping: for balancers to notice
 * @param limits how many requests a minute each node answers
 * @param proxies whose word is taken for where a request comes from
 */
public record Config(
        @Nullable DatabaseAddress database,
        Path dataDir,
        int port,
        URI publicUrl,
        Path masterKeyset,
        URI graphUrl,
        String graphVersion,
        String appSecret,
        String verifyToken,
        URI sheetsUrl,
        @Nullable URI googleTokenUrl,
        @Nullable Path googleCredentials,
        @Nullable OAuthClient googleClient,
        URI googleKeysUrl,
        Duration unconfirmedAfter,
        Duration drain,
        RateLimits.Sizes limits,
        Proxies proxies) {
    private static final String REQUESTS = "requests a minute, from 10 to 1000000";

    /**
     * Reads the environment's variables.
     *
     * @throws BadConfigException that names every bad value at once
     */
    public static Config from(Map<String, String> environment) {
        ConfigReader read = new ConfigReader(environment);
        DatabaseAddress database = read.optional(
                "ROWCAST_DATABASE_URL",
                "postgres://user:password@host:5432/name or jdbc:postgresql://…",
                DatabaseAddress::parse);
        Path dataDir = read.value("ROWCAST_DATA_DIR", ".rowcast", "a folder", Path::of);
        int port = read.value("ROWCAST_PORT", "8090", "a port from 0 to 65535", ConfigReader::port);
        URI publicUrl =
                read.value("ROWCAST_PUBLIC_URL", "http://localhost:" + port, "an http or https URL", ConfigReader::url);
        URI googleTokenUrl = read.optional("ROWCAST_GOOGLE_TOKEN_URL", "an http or https URL", ConfigReader::url);
        Proxies proxies = read.optional(
                "ROWCAST_TRUSTED_PROXIES", "addresses or networks, as 10.0.0.0/8,fd00::/8", Proxies::parse);
        Config config = new Config(
                database,
                dataDir,
                port,
                publicUrl,
                database == null
                        ? read.value(
                                "ROWCAST_MASTER_KEYSET",
                                dataDir.resolve("master-keyset.json").toString(),
                                "a file",
                                Path::of)
                        : read.required(
                                "ROWCAST_MASTER_KEYSET",
                                "a file with a Tink keyset in JSON, needed with ROWCAST_DATABASE_URL",
                                ConfigReader::existingFile),
                read.value(
                        "ROWCAST_GRAPH_URL", "https://graph.facebook.com", "an http or https URL", ConfigReader::url),
                read.value("ROWCAST_GRAPH_VERSION", "v25.0", "a version as v25.0", ConfigReader::version),
                read.required("ROWCAST_WHATSAPP_APP_SECRET", "the secret of the Meta app", ConfigReader::secret),
                read.required(
                        "ROWCAST_WHATSAPP_VERIFY_TOKEN",
                        "a text of your choice, the same as in the Meta app's webhook settings",
                        ConfigReader::secret),
                read.value(
                        "ROWCAST_SHEETS_URL",
                        "https://sheets.googleapis.com",
                        "an http or https URL",
                        ConfigReader::url),
                googleTokenUrl,
                read.optional(
                        "GOOGLE_APPLICATION_CREDENTIALS", "a service account's key file", ConfigReader::existingFile),
                googleClient(read, publicUrl, googleTokenUrl),
                read.value(
                        "ROWCAST_GOOGLE_KEYS_URL",
                        "https://www.googleapis.com/oauth2/v3/certs",
                        "an http or https URL",
                        ConfigReader::url),
                read.value("ROWCAST_UNCONFIRMED_AFTER", "PT10M", "a duration as PT10M", ConfigReader::duration),
                read.value(
                        "ROWCAST_DRAIN", "PT0S", "a duration from PT0S to PT1M, as PT5S", ConfigReader::shortDuration),
                new RateLimits.Sizes(
                        read.value("ROWCAST_REQUESTS_PER_KEY", "3000", REQUESTS, ConfigReader::requests),
                        read.value("ROWCAST_REQUESTS_PER_ADDRESS", "300", REQUESTS, ConfigReader::requests)),
                proxies == null ? Proxies.none() : proxies);
        read.throwIfBad();
        return config;
    }

    private static @Nullable OAuthClient googleClient(ConfigReader read, URI publicUrl, @Nullable URI googleTokenUrl) {
        URI authUrl = read.value(
                "ROWCAST_GOOGLE_AUTH_URL",
                "https://accounts.google.com/o/oauth2/v2/auth",
                "an http or https URL",
                ConfigReader::url);
        URI revokeUrl = read.value(
                "ROWCAST_GOOGLE_REVOKE_URL",
                "https://oauth2.googleapis.com/revoke",
                "an http or https URL",
                ConfigReader::url);
        String expected = "the %s of an OAuth client of type Web application, or neither id nor secret";
        String id = read.optional("ROWCAST_GOOGLE_CLIENT_ID", expected.formatted("id"), ConfigReader::secret);
        String secret =
                read.optional("ROWCAST_GOOGLE_CLIENT_SECRET", expected.formatted("secret"), ConfigReader::secret);
        if (id == null && secret == null) {
            return null;
        }
        return new OAuthClient(
                id != null ? id : read.missing("ROWCAST_GOOGLE_CLIENT_ID", expected.formatted("id")),
                secret != null ? secret : read.missing("ROWCAST_GOOGLE_CLIENT_SECRET", expected.formatted("secret")),
                authUrl,
                googleTokenUrl == null ? URI.create("https://oauth2.googleapis.com/token") : googleTokenUrl,
                revokeUrl,
                URI.create(publicUrl + "/oauth/google/callback"));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "database " + (database == null ? "embedded in " + dataDir : database) + ", port " + port
                + ", public URL "
                + publicUrl + ", Meta at " + graphUrl + "/" + graphVersion + ", Google at " + sheetsUrl
                + (googleCredentials == null ? ", no service account" : "")
                + (googleClient == null ? ", no OAuth client" : ", " + googleClient);
    }
}
