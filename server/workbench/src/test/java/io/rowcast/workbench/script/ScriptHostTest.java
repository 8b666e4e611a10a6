package io.rowcast.workbench.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptHostTest {
    @TempDir
    Path folder;

    private ScriptBench script;

    @BeforeEach
    void setUp() throws IOException {
        script = new ScriptBench(folder, ScriptBench.NOWHERE, ScriptBench.NOWHERE);
    }

    @AfterEach
    void tearDown() {
        script.close();
    }

    @Test
    void globals_do_not_survive_an_execution() throws IOException {
        script.file("a.js", "let times = 0; function count() { return ++times; }");
        assertThat(script.run("count", "[]")).isEqualTo("1");
        assertThat(script.run("count", "[]")).isEqualTo("1");
    }

    @Test
    void all_files_share_one_scope() throws IOException {
        script.file("a.js", "function greet(name) { return hello_(name); }")
                .file("b.js", "const WORD = 'Hello'; function hello_(name) { return `${WORD}, ${name}`; }");
        assertThat(script.run("greet", "[\"Ada\"]")).isEqualTo("\"Hello, Ada\"");
    }

    @Test
    void a_private_or_missing_function_cannot_be_called() throws IOException {
        script.file("a.js", "function secret_() { return 1; } const notAFunction = 1;");
        for (String name : new String[] {"secret_", "missing", "notAFunction"}) {
            assertThatThrownBy(() -> script.run(name, "[]"))
                    .isInstanceOf(ScriptException.class)
                    .hasMessage("Script function not found: " + name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setTimeout",
                "fetch",
                "atob",
                "crypto",
                "TextEncoder",
                "URL",
                "process",
                "require",
                "load",
                "Java",
                "Polyglot"
            })
    void what_apps_script_lacks_is_missing(String name) throws IOException {
        script.file("a.js", "function kind() { return typeof " + name + "; }");
        assertThat(script.run("kind", "[]")).isEqualTo("\"undefined\"");
    }

    @Test
    void private_class_fields_are_no_syntax() throws IOException {
        script.file("a.js", "class A { #x = 1; } function run() { return 1; }");
        assertThatThrownBy(() -> script.run("run", "[]")).hasMessageContaining("SyntaxError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new Date(0)", "() => 1", "{when: new Date(0)}", "[new Map()]"})
    void what_does_not_reach_the_page_is_refused(String value) throws IOException {
        script.file("a.js", "function give() { return " + value + "; }");
        assertThatThrownBy(() -> script.run("give", "[]")).hasMessageContaining("not a supported return type");
    }

    @Test
    void undefined_turns_into_null_in_arrays_and_by_itself() throws IOException {
        script.file("a.js", "function list() { return [1, undefined, {a: undefined}]; } function none() {}");
        assertThat(script.run("list", "[]")).isEqualTo("[1,null,{}]");
        assertThat(script.run("none", "[]")).isEqualTo("null");
    }

    @Test
    void an_execution_that_lasts_too_long_is_ended() throws IOException {
        script.file("a.js", "function forever() { for (;;) {} }").lasting(Duration.ofMillis(300));
        assertThatThrownBy(() -> script.run("forever", "[]")).hasMessage("Exception: Exceeded maximum execution time");
    }

    @Test
    void the_menu_works_before_the_add_on_is_enabled_in_the_file() throws IOException {
        script.file(
                "a.js",
                "function onOpen() { SpreadsheetApp.getUi().createAddonMenu().addItem('Open', 'show').addToUi(); }");
        assertThat(script.call(AuthMode.NONE, "onOpen", "[]").shown())
                .containsExactly(new Shown(
                        "menu", "{\"title\":\"Rowcast\",\"items\":[{\"caption\":\"Open\",\"function\":\"show\"}]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SpreadsheetApp.getActive()",
                "PropertiesService.getUserProperties()",
                "UrlFetchApp.fetch('https://rowcast.example/')",
                "SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(''))"
            })
    void services_throw_before_the_add_on_is_enabled_in_the_file(String call) throws IOException {
        script.file("a.js", "function onOpen() { " + call + "; }");
        assertThatThrownBy(() -> script.call(AuthMode.NONE, "onOpen", "[]"))
                .hasMessageContaining("You do not have permission to call");
    }

    @Test
    void an_enabled_add_on_may_not_fetch_when_the_file_opens() throws IOException {
        script.file(
                "a.js",
                "function onOpen() { PropertiesService.getUserProperties(); UrlFetchApp.fetch('https://rowcast.example/'); }");
        assertThatThrownBy(() -> script.call(AuthMode.LIMITED, "onOpen", "[]"))
                .hasMessage("Exception: You do not have permission to call UrlFetchApp.fetch");
    }

    @Test
    void properties_are_kept_and_limited() throws IOException {
        script.file("a.js", """
                function keep(value) { PropertiesService.getUserProperties().setProperty('k', value); }
                function kept() { return PropertiesService.getUserProperties().getProperty('k'); }
                function large() { keep('x'.repeat(9 * 1024 + 1)); }
                """);
        script.run("keep", "[\"v\"]");
        assertThat(script.lasting(Duration.ofMinutes(1)).run("kept", "[]")).isEqualTo("\"v\"");
        assertThatThrownBy(() -> script.run("large", "[]")).hasMessage("Exception: Argument too large: value");
    }

    @Test
    void a_lock_is_let_go_when_the_execution_ends() throws IOException {
        script.file("a.js", "function hold() { return LockService.getDocumentLock().tryLock(10); }");
        assertThat(script.run("hold", "[]")).isEqualTo("true");
        assertThat(script.run("hold", "[]")).isEqualTo("true");
    }

    @Test
    void utilities_compute_as_google_does() throws IOException {
        script.file("a.js", """
                function texts() {
                  return [
                    Utilities.formatDate(new Date(0), 'Europe/Berlin', "yyyy-MM-dd'T'HH:mm"),
                    Utilities.base64Encode(Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'ä')),
                    Utilities.getUuid().length,
                    Session.getScriptTimeZone(),
                  ];
                }
                """);
        assertThat(script.run("texts", "[]"))
                .isEqualTo("[\"1970-01-01T01:00\",\"hBm3HIeiJaLHC1BIb77lRQ==\",36,\"Europe/Berlin\"]");
    }

    @Test
    void a_trigger_runs_its_function_each_hour_until_it_is_deleted() throws IOException {
        script.file("a.js", """
                const store = () => PropertiesService.getUserProperties();
                function hourly() { store().setProperty('runs', Number(store().getProperty('runs')) + 1); }
                function runs() { return store().getProperty('runs'); }
                function make() { ScriptApp.newTrigger('hourly').timeBased().everyHours(1).create(); }
                function remove() { ScriptApp.getProjectTriggers().forEach((one) => ScriptApp.deleteTrigger(one)); }
                """);
        script.run("make", "[]");
        script.hour();
        script.hour();
        assertThat(script.run("runs", "[]")).isEqualTo("\"2\"");
        script.run("remove", "[]");
        script.hour();
        assertThat(script.run("runs", "[]")).isEqualTo("\"2\"");
    }

    @Test
    void a_second_trigger_of_the_same_kind_and_one_more_often_than_hourly_are_refused() throws IOException {
        script.file("a.js", """
                function make(hours) { ScriptApp.newTrigger('make').timeBased().everyHours(hours).create(); }
                """);
        assertThatThrownBy(() -> script.run("make", "[0.5]")).hasMessageContaining("whole number of hours");
        script.run("make", "[1]");
        assertThatThrownBy(() -> script.run("make", "[1]")).hasMessageContaining("too many time-based triggers");
    }

    @Test
    void a_consent_that_google_wants_anew_shows_in_the_authorization_info() throws IOException {
        script.file("a.js", """
                function status() {
                  return String(ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationStatus());
                }""");
        assertThat(script.run("status", "[]")).isEqualTo("\"NOT_REQUIRED\"");
        script.consent(false);
        assertThat(script.run("status", "[]")).isEqualTo("\"REQUIRED\"");
    }

    @Test
    void a_file_reaches_the_service_as_its_bytes_under_its_own_type() throws IOException {
        byte[] file = new byte[3_000_000];
        new Random(7).nextBytes(file);
        try (EchoServer service = new EchoServer()) {
            ScriptBench bench = new ScriptBench(folder.resolve("files"), ScriptBench.NOWHERE, service.url());
            bench.file("a.js", """
                    function send(base64) {
                      const bytes = Utilities.base64Decode(base64);
                      const blob = Utilities.newBlob(bytes, 'image/png', 'a.png');
                      const answer = UrlFetchApp.fetch('https://rowcast.example/v1/media', {
                        method: 'post', contentType: blob.getContentType(), payload: blob });
                      return [bytes.length, bytes[0], answer.getContentText()];
                    }""");
            String base64 = Base64.getEncoder().encodeToString(file);
            assertThat(bench.run("send", "[\"" + base64 + "\"]")).isEqualTo("[3000000," + file[0] + ",\"image/png\"]");
            assertThat(service.received()).isEqualTo(file);
            bench.close();
        }
    }

    @Test
    void a_file_of_the_service_reaches_the_script_as_its_bytes() throws IOException {
        byte[] file = new byte[100_000];
        new Random(8).nextBytes(file);
        try (EchoServer service = new EchoServer()) {
            service.shows(file);
            ScriptBench bench = new ScriptBench(folder.resolve("pictures"), ScriptBench.NOWHERE, service.url());
            bench.file("a.js", """
                    function get() {
                      const answer = UrlFetchApp.fetch('https://rowcast.example/v1/file', { method: 'get' });
                      return [answer.getHeaders()['content-type'], Utilities.base64Encode(answer.getContent())];
                    }""");
            assertThat(bench.run("get", "[]"))
                    .isEqualTo("[\"image/png\",\"" + Base64.getEncoder().encodeToString(file) + "\"]");
            bench.close();
        }
    }
}
