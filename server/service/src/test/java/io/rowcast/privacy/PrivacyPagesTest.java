package io.rowcast.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.json.Json;
import io.rowcast.testing.Api;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What people are told is what the data map says, and what the add-on asks for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivacyPagesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final DataMap map = DataMap.read();
    private final Api api = new Api(new PrivacyRoutes(map));

    @AfterAll
    void close() {
        api.close();
    }

    @Test
    void the_privacy_page_tells_of_every_column_with_personal_data() throws Exception {
        String page = page("/privacy").body();
        assertThat(map.entries())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(page)
                        .contains(escaped(entry.what()))
                        .contains(escaped(entry.purpose()))
                        .contains(escaped(entry.kept())));
    }

    @Test
    void each_permission_of_the_add_on_is_justified_and_no_other() throws Exception {
        String page = page("/limited-use").body();
        assertThat(PrivacyPage.ADD_ON_SCOPES.keySet()).containsExactlyInAnyOrderElementsOf(scopes());
        assertThat(scopes()).isNotEmpty().allSatisfy(scope -> assertThat(page).contains(scope));
    }

    @Test
    void both_are_open_to_all_and_run_no_script() throws Exception {
        for (String path : List.of("/privacy", "/limited-use")) {
            HttpResponse<String> page = page(path);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'")
                    .contains("frame-ancestors 'none'");
            assertThat(page.body()).doesNotContain("<script");
        }
    }

    private static List<String> scopes() throws IOException {
        Path root = Path.of(System.getProperty("rowcast.root"));
        JsonNode manifest = Json.MAPPER.readTree(Files.readString(root.resolve("appsscript.json")));
        return StreamSupport.stream(manifest.path("oauthScopes").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("'", "&#x27;").replace("\"", "&quot;");
    }

    private HttpResponse<String> page(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(api.uri(path))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
