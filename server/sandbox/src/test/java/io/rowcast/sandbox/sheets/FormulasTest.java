package io.rowcast.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.SheetsControl.NewTab;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What formulas show, and what becomes of their references. */
class FormulasTest {
    private static final String ANA = "ana@example.com";

    private final Sandbox sandbox = Sandbox.start(0, new SheetsPart());
    private final SheetsControl control = new SheetsControl(sandbox.url());
    private final String id = control.create(
                    "Guests",
                    ANA,
                    new NewTab(
                            "My guests",
                            List.of(
                                    List.of("Name", "Status", "Reason", "Paid"),
                                    List.of("Asha", "Read", "", 2),
                                    List.of("Ben", "Failed", "Not on WhatsApp", 3),
                                    List.of("Cleo", "Failed", "Blocked", 4),
                                    List.of("Dan", "failed", "Not on WhatsApp", 5))),
                    new NewTab("Report", List.of(List.of(""))))
            .spreadsheetId();
    private final Api api = new Api(sandbox.url(), id, control.accessToken(ANA));

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void write(String cell, String formula) throws Exception {
        Api.Answer answer = api.put(
                "/values/Report!" + cell + "?valueInputOption=USER_ENTERED",
                "{\"values\":[[\"" + formula.replace("\"", "\\u0022").replace("'", "\\u0027") + "\"]]}");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private String shown(String formula) throws Exception {
        write("A1", formula);
        return read("A1", "FORMATTED_VALUE");
    }

    private String read(String cell, String option) throws Exception {
        return api.get("/values/Report!" + cell + "?valueRenderOption=" + option)
                .body()
                .path("values")
                .path(0)
                .path(0)
                .asText();
    }

    private String formula(String cell) throws Exception {
        return read(cell, "FORMULA");
    }

    private void batch(String requests) throws Exception {
        Api.Answer answer = api.batch(requests);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    @Test
    void a_report_counts_over_another_tab() throws Exception {
        assertThat(shown("=COUNTIF('My guests'!B2:B,\"Failed\")")).isEqualTo("3");
        assertThat(shown("=COUNTIF('My guests'!$B$2:$B,\"<>Failed\")")).isEqualTo("996");
        assertThat(shown("=COUNTIFS('My guests'!B2:B,\"Failed\",'My guests'!D2:D,\">3\")"))
                .isEqualTo("2");
        assertThat(shown("=COUNTIF('My guests'!C2:C,\"*whatsapp\")")).isEqualTo("2");
        assertThat(shown("=COUNTA('My guests'!A2:A)")).isEqualTo("4");
        assertThat(shown("=SUM('My guests'!D:D)")).isEqualTo("14");
        assertThat(shown("=SUMIF('My guests'!B2:B,\"Failed\",'My guests'!D2:D)"))
                .isEqualTo("12");
    }

    @Test
    void conditions_arithmetic_and_errors_come_out_as_in_sheets() throws Exception {
        assertThat(shown("=IF(COUNTA('My guests'!A2:A)>3,\"many\",\"few\")")).isEqualTo("many");
        assertThat(shown("=IF(FALSE,1)")).isEqualTo("FALSE");
        assertThat(shown("=IFERROR(1/0,\"none\")")).isEqualTo("none");
        assertThat(shown("=1/0")).isEqualTo("#DIV/0!");
        assertThat(shown("=2+3*4^2-50%")).isEqualTo("49.5");
        assertThat(shown("=-2-(1-3)")).isEqualTo("0");
        assertThat(shown("=\"a\"&1+1&\"\"\"\"")).isEqualTo("a2\"");
        assertThat(shown("=AND(1<2,NOT(2<>2))")).isEqualTo("TRUE");
        assertThat(shown("=ROUND(2.345,2)")).isEqualTo("2.35");
        assertThat(shown("=MAX('My guests'!D2:D5)-MIN('My guests'!D2:D5)")).isEqualTo("3");
        assertThat(shown("=IMPORTXML(\"http://example.com\",\"//a\")")).isEqualTo("#NAME?");
        assertThat(shown("=SUM(1,")).isEqualTo("#ERROR!");
        assertThat(shown("=Nowhere!A1")).isEqualTo("#REF!");
        assertThat(shown("=A1")).isEqualTo("#REF!");
    }

    @Test
    void a_query_counts_by_reason_and_fills_the_cells_below_it() throws Exception {
        write(
                "A1",
                "=QUERY({'My guests'!C2:C},\"select Col1, count(Col1) where Col1 <> '' group by Col1 order by count(Col1) desc label Col1 'Reason', count(Col1) 'Messages'\")");

        assertThat(control.get(id).tab("Report").cells())
                .containsExactly(
                        List.of("Reason", "Messages"), List.of("Not on WhatsApp", "2"), List.of("Blocked", "1"));
        assertThat(read("B2", "UNFORMATTED_VALUE")).isEqualTo("2");
        write("D1", "=SUM(B2:B9)");
        assertThat(read("D1", "FORMATTED_VALUE")).isEqualTo("3");
        assertThat(api.get("?ranges=Report!A2&fields=sheets.data.rowData.values(userEnteredValue,effectiveValue)")
                        .body()
                        .findPath("values")
                        .toString())
                .isEqualTo("[{\"effectiveValue\":{\"stringValue\":\"Not on WhatsApp\"}}]");
    }

    @Test
    void a_query_that_finds_something_in_its_way_shows_ref() throws Exception {
        write("A2", "Mine");

        assertThat(shown("=QUERY('My guests'!A2:C,\"select A where B = 'Failed'\")"))
                .isEqualTo("#REF!");
        assertThat(read("A2", "FORMATTED_VALUE")).isEqualTo("Mine");
    }

    @Test
    void a_query_without_rows_is_not_available_and_a_wrong_one_has_no_value() throws Exception {
        assertThat(shown("=QUERY('My guests'!A2:C,\"select A where B = 'Nothing'\",0)"))
                .isEqualTo("#N/A");
        assertThat(shown("=QUERY('My guests'!A2:C,\"choose A\")")).isEqualTo("#VALUE!");
        assertThat(shown("=QUERY('My guests'!A2:C,\"select Z\")")).isEqualTo("#VALUE!");
    }

    @Test
    void references_follow_a_renamed_tab_and_moved_columns_and_rows() throws Exception {
        write("A1", "=COUNTIF('My guests'!B2:B,\"Failed\")&\"'My guests'!B2\"");
        batch("{'updateSheetProperties':{'properties':{'sheetId':0,'title':'Guests'},'fields':'title'}}");
        assertThat(formula("A1")).startsWith("=COUNTIF(Guests!B2:B,");
        batch(
                "{'moveDimension':{'source':{'sheetId':0,'dimension':'COLUMNS','startIndex':1,'endIndex':2},'destinationIndex':4}}");
        assertThat(formula("A1")).startsWith("=COUNTIF(Guests!D2:D,");
        batch("{'insertDimension':{'range':{'sheetId':0,'dimension':'ROWS','startIndex':0,'endIndex':2}}}");
        assertThat(formula("A1")).isEqualTo("=COUNTIF(Guests!D4:D,\"Failed\")&\"'My guests'!B2\"");
        assertThat(read("A1", "FORMATTED_VALUE")).startsWith("3");
    }

    @Test
    void a_reference_to_what_was_deleted_is_lost() throws Exception {
        write("A1", "=SUM('My guests'!D2:D)");
        write("B1", "='My guests'!A2");
        batch("{'deleteDimension':{'range':{'sheetId':0,'dimension':'COLUMNS','startIndex':3,'endIndex':4}}}");
        assertThat(formula("A1")).isEqualTo("=SUM('My guests'!#REF!)");
        assertThat(read("A1", "FORMATTED_VALUE")).isEqualTo("#REF!");
        batch("{'deleteSheet':{'sheetId':0}}");
        assertThat(formula("B1")).isEqualTo("=#REF!");
    }

    @Test
    void a_formula_reads_its_own_row_after_a_sort_and_a_copy() throws Exception {
        batch("{'updateCells':{'start':{'sheetId':0,'rowIndex':1,'columnIndex':4},'fields':'userEnteredValue','rows':["
                + "{'values':[{'userEnteredValue':{'formulaValue':'=D2*$D$2'}}]}]}}");
        batch(
                "{'copyPaste':{'source':{'sheetId':0,'startRowIndex':1,'endRowIndex':2,'startColumnIndex':4,'endColumnIndex':5},"
                        + "'destination':{'sheetId':0,'startRowIndex':2,'endRowIndex':5,'startColumnIndex':4,'endColumnIndex':5},'pasteType':'PASTE_NORMAL'}}");
        assertThat(column("E")).containsExactly("4", "6", "8", "10");
        batch(
                "{'sortRange':{'range':{'sheetId':0,'startRowIndex':1,'endRowIndex':5},'sortSpecs':[{'dimensionIndex':3,'sortOrder':'DESCENDING'}]}}");
        assertThat(column("D")).containsExactly("5", "4", "3", "2");
        assertThat(column("E")).containsExactly("25", "20", "15", "10");
    }

    private List<String> column(String letter) {
        int column = letter.charAt(0) - 'A';
        return control.get(id).tab("My guests").cells().stream()
                .skip(1)
                .map(row -> row.get(column))
                .toList();
    }
}
