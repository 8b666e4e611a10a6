package io.rowcast.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.SheetUser;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.SheetsControl.NewTab;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static final String ANA = "ana@example.com";

    private final Sandbox sandbox = Sandbox.start(0, new SheetsPart());
    private final SheetsControl control = new SheetsControl(sandbox.url());
    private String id = "";
    private Api api = new Api(sandbox.url(), "", "");

    @BeforeEach
    void makeSheet() {
        id = control.create("Guests", ANA, new NewTab("People", List.of(List.of("Name", "Phone"), List.of("Ana", "1"))))
                .spreadsheetId();
        api = new Api(sandbox.url(), id, control.accessToken(ANA));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void raw_text_stays_what_it_is() throws Exception {
        api.put("/values/People!A3?valueInputOption=RAW", "{'values':[['=1+1','+447700900123','TRUE',7]]}");

        assertThat(api.get("/values/People!A3:D3?valueRenderOption=UNFORMATTED_VALUE")
                        .body()
                        .path("values"))
                .hasToString("[[\"=1+1\",\"+447700900123\",\"TRUE\",7]]");
    }

    @Test
    void a_phone_number_that_is_typed_becomes_a_number_and_loses_its_plus() {
        SheetUser ana = control.user(ANA, id);
        ana.type("People", "B3", "+447700900123");
        ana.type("People", "B4", "'+447700900123");

        assertThat(ana.read("People", "B3")).isEqualTo("447700900123");
        assertThat(ana.read("People", "B4")).isEqualTo("+447700900123");
    }

    @Test
    void a_formula_is_worked_out_and_kept() throws Exception {
        SheetUser ana = control.user(ANA, id);
        ana.type("People", "C2", "=B2*2+1");
        ana.type("People", "C3", "=IMPORTXML(\"http://x\",\"//a\")");
        ana.type("People", "B2", "20");

        assertThat(ana.read("People", "C2")).isEqualTo("41");
        assertThat(ana.read("People", "C3")).isEqualTo("#NAME?");
        assertThat(api.get("/values/People!C3?valueRenderOption=FORMULA").body().path("values"))
                .hasToString("[[\"=IMPORTXML(\\\"http://x\\\",\\\"//a\\\")\"]]");
    }

    @Test
    void null_is_skipped_and_empty_text_clears() throws Exception {
        Api.Answer answer = api.put("/values/People!A2?valueInputOption=RAW", "{'values':[[null,'']]}");

        assertThat(answer.body().path("updatedCells").asInt()).isEqualTo(1);
        assertThat(control.get(id).tab("People").cells()).containsExactly(List.of("Name", "Phone"), List.of("Ana"));
    }

    @Test
    void one_bad_range_and_a_batch_writes_nothing() throws Exception {
        Api.Answer answer = api.post(
                "/values:batchUpdate",
                "{'valueInputOption':'RAW','data':[{'range':'People!A2','values':[['Eve']]},{'range':'NoSuchTab!A1','values':[['x']]}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("Invalid data[1]: Unable to parse range: NoSuchTab!A1");
        assertThat(control.get(id).tab("People").cells().get(1)).containsExactly("Ana", "1");
    }

    @Test
    void a_write_past_the_grid_is_refused() throws Exception {
        assertThat(api.put("/values/People!A1001:B?valueInputOption=RAW", "{'values':[['x']]}")
                        .message())
                .isEqualTo("Range (People!A1001:B) exceeds grid limits. Max rows: 1000, max columns: 26");
        assertThat(api.put("/values/People!A999?valueInputOption=RAW", "{'values':[['x'],['x'],['x']]}")
                        .message())
                .isEqualTo("Requested writing within range [People!A999], but tried writing to row [1001]");
    }

    @Test
    void a_cell_holds_50000_characters_and_not_one_more() throws Exception {
        String fits = "x".repeat(50_000);
        String body = "{'valueInputOption':'RAW','data':[{'range':'People!A2','values':[['%s']]}]}";

        assertThat(api.post("/values:batchUpdate", body.formatted(fits)).status())
                .isEqualTo(200);
        assertThat(api.post("/values:batchUpdate", body.formatted(fits + "x")).message())
                .isEqualTo(
                        "Invalid data[0]: Your input contains more than the maximum of 50000 characters in a single cell.");
    }

    @Test
    void what_a_message_does_not_have_is_refused_by_name() throws Exception {
        assertThat(api.batch("{'updateCells':{'colour':1}}").message())
                .isEqualTo(
                        "Invalid JSON payload received. Unknown name \"colour\" at 'requests[0].update_cells': Cannot find field.");
        assertThat(api.put("/values/A1?valueInputOption=RAW", "{'valuez':[]}").message())
                .isEqualTo("Invalid JSON payload received. Unknown name \"valuez\" at 'data': Cannot find field.");
        assertThat(api.put("/values/A1", "{'values':[]}").message())
                .isEqualTo("'valueInputOption' is required but not specified");
    }

    @Test
    void a_wrong_path_answers_a_page_and_not_json() throws Exception {
        Api.Answer answer = api.get("/cells");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.raw().body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void an_extra_slash_is_taken_as_google_takes_it() throws Exception {
        assertThat(api.get("/").status()).isEqualTo(200);
        assertThat(api.post("/:batchUpdate", "{'requests':[{'addSheet':{}}]}").status())
                .isEqualTo(200);
    }

    @Test
    void a_tab_with_a_slash_in_its_title_is_found() throws Exception {
        control.user(ANA, id).renameTab("People", "A/B");

        assertThat(api.get("/values/%27A%2FB%27%21A1").body().path("values")).hasToString("[[\"Name\"]]");
    }

    @Test
    void a_table_is_appended_to_below_its_last_row() throws Exception {
        Api.Answer answer = api.post("/values/People:append?valueInputOption=RAW", "{'values':[['Bo','2']]}");

        assertThat(answer.body().path("tableRange").asText()).isEqualTo("People!A1:B2");
        assertThat(answer.body().path("updates").path("updatedRange").asText()).isEqualTo("People!A3:B3");
    }

    @Test
    void only_what_the_mask_names_is_answered() throws Exception {
        Api.Answer answer = api.get(
                "?fields=sheets(properties.title,data(rowMetadata.hiddenByUser,columnMetadata.pixelSize))&ranges=People!A1:B2");

        assertThat(answer.body())
                .hasToString(
                        "{\"sheets\":[{\"properties\":{\"title\":\"People\"},\"data\":[{\"rowMetadata\":[{},{}],\"columnMetadata\":[{\"pixelSize\":100},{\"pixelSize\":100}]}]}]}");
    }
}
