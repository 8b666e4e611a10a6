package io.rowcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowcast.platform.http.RateLimits;
import io.rowcast.sheets.OAuthClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTest {
    private static final Map<String, String> SMALLEST =
            Map.of("ROWCAST_WHATSAPP_APP_SECRET", "secret", "ROWCAST_WHATSAPP_VERIFY_TOKEN", "token");

    @Test
    void two_secrets_are_enough() {
        Config config = Config.from(SMALLEST);
        assertThat(config.database()).isNull();
        assertThat(config.dataDir()).isEqualTo(Path.of(".rowcast"));
        assertThat(config.port()).isEqualTo(8090);
        assertThat(config.publicUrl()).isEqualTo(URI.create("http://localhost:8090"));
        assertThat(config.masterKeyset()).isEqualTo(Path.of(".rowcast", "master-keyset.json"));
        assertThat(config.graphUrl()).isEqualTo(URI.create("https://graph.facebook.com"));
        assertThat(config.graphVersion()).isEqualTo("v25.0");
        assertThat(config.sheetsUrl()).isEqualTo(URI.create("https://sheets.googleapis.com"));
        assertThat(config.googleTokenUrl()).isNull();
        assertThat(config.googleCredentials()).isNull();
        assertThat(config.googleClient()).isNull();
        assertThat(config.googleKeysUrl()).isEqualTo(URI.create("https://www.googleapis.com/oauth2/v3/certs"));
    }

    @Test
    void all_bad_values_are_told_at_once_by_name_and_what_was_expected() {
        assertThatThrownBy(() -> Config.from(Map.of(
                        "ROWCAST_DATABASE_URL", "mysql://x/y",
                        "ROWCAST_PORT", "eighty",
                        "ROWCAST_PUBLIC_URL", "rowcast.example",
                        "ROWCAST_GRAPH_URL", "ftp://x",
                        "ROWCAST_GRAPH_VERSION", "25",
                        "ROWCAST_GOOGLE_KEYS_URL", "certs",
                        "GOOGLE_APPLICATION_CREDENTIALS", "/there/is/no/such.json")))
                .isInstanceOf(BadConfigException.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .extracting(line -> line.replaceAll(":.*", ""))
                        .containsExactlyInAnyOrder(
                                "ROWCAST_DATABASE_URL",
                                "ROWCAST_PORT",
                                "ROWCAST_PUBLIC_URL",
                                "ROWCAST_GRAPH_URL",
                                "ROWCAST_GRAPH_VERSION",
                                "ROWCAST_GOOGLE_KEYS_URL",
                                "ROWCAST_WHATSAPP_APP_SECRET",
                                "ROWCAST_WHATSAPP_VERIFY_TOKEN",
                                "GOOGLE_APPLICATION_CREDENTIALS"))
                .contains("ROWCAST_PORT: expected a port from 0 to 65535")
                .contains("ROWCAST_WHATSAPP_APP_SECRET: missing; expected the secret of the Meta app");
    }

    @Test
    void the_time_before_it_stops_may_be_none_and_is_a_minute_at_most() {
        assertThat(Config.from(SMALLEST).drain()).isZero();
        Map<String, String> environment = new HashMap<>(SMALLEST);
        environment.put("ROWCAST_DRAIN", "PT5S");
        assertThat(Config.from(environment).drain()).hasSeconds(5);
        for (String wrong : List.of("PT2M", "5", "PT-1S")) {
            environment.put("ROWCAST_DRAIN", wrong);
            assertThatThrownBy(() -> Config.from(environment)).hasMessageStartingWith("ROWCAST_DRAIN: expected");
        }
    }

    @Test
    void requests_have_limits_that_can_be_changed_and_proxies_are_addresses() {
        assertThat(Config.from(SMALLEST).limits()).isEqualTo(new RateLimits.Sizes(3_000, 300));
        Map<String, String> environment = new HashMap<>(SMALLEST);
        environment.put("ROWCAST_REQUESTS_PER_KEY", "500");
        environment.put("ROWCAST_REQUESTS_PER_ADDRESS", "50");
        environment.put("ROWCAST_TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.1");
        assertThat(Config.from(environment).limits()).isEqualTo(new RateLimits.Sizes(500, 50));
        environment.put("ROWCAST_REQUESTS_PER_KEY", "0");
        environment.put("ROWCAST_TRUSTED_PROXIES", "balancer");
        assertThatThrownBy(() -> Config.from(environment))
                .hasMessageContaining("ROWCAST_REQUESTS_PER_KEY: expected requests a minute")
                .hasMessageContaining("ROWCAST_TRUSTED_PROXIES: expected addresses or networks");
    }

    @Test
    void an_outside_database_needs_a_keyset_that_is_there() {
        Map<String, String> environment = new HashMap<>(SMALLEST);
        environment.put("ROWCAST_DATABASE_URL", "postgres://u:p@db.example/rowcast");
        assertThatThrownBy(() -> Config.from(environment)).hasMessageStartingWith("ROWCAST_MASTER_KEYSET: missing");
        environment.put("ROWCAST_MASTER_KEYSET", "/there/is/no/such.json");
        assertThatThrownBy(() -> Config.from(environment)).hasMessageStartingWith("ROWCAST_MASTER_KEYSET: expected");
    }

    @Test
    void a_google_client_needs_its_id_and_its_secret() {
        Map<String, String> environment = new HashMap<>(SMALLEST);
        environment.put("ROWCAST_GOOGLE_CLIENT_ID", "123.apps.googleusercontent.com");
        assertThatThrownBy(() -> Config.from(environment))
                .hasMessageStartingWith("ROWCAST_GOOGLE_CLIENT_SECRET: missing");
        environment.put("ROWCAST_GOOGLE_CLIENT_SECRET", "hunter2");
        environment.put("ROWCAST_PUBLIC_URL", "https://rowcast.example/");
        Config config = Config.from(environment);
        assertThat(config.googleClient())
                .isEqualTo(new OAuthClient(
                        "123.apps.googleusercontent.com",
                        "hunter2",
                        URI.create("https://accounts.google.com/o/oauth2/v2/auth"),
                        URI.create("https://oauth2.googleapis.com/token"),
                        URI.create("https://oauth2.googleapis.com/revoke"),
                        URI.create("https://rowcast.example/oauth/google/callback")));
        assertThat(config.toString()).contains("123.apps").doesNotContain("hunter2");
        environment.remove("ROWCAST_GOOGLE_CLIENT_ID");
        assertThatThrownBy(() -> Config.from(environment)).hasMessageStartingWith("ROWCAST_GOOGLE_CLIENT_ID: missing");
    }

    @Test
    void a_bad_value_is_not_repeated_since_it_may_be_a_secret() {
        assertThatThrownBy(() -> Config.from(Map.of("ROWCAST_DATABASE_URL", "postgre://u:hunter2@db/rowcast")))
                .message()
                .doesNotContain("hunter2");
        Map<String, String> environment = new HashMap<>(SMALLEST);
        environment.put("ROWCAST_WHATSAPP_APP_SECRET", "hunter2");
        assertThat(Config.from(environment).toString()).doesNotContain("hunter2");
    }
}
