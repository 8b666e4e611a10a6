package io.rowcast.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpBackOffUnsuccessfulResponseHandler;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.Data;
import com.google.api.client.util.ExponentialBackOff;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.SheetsScopes;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateValuesByDataFilterRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateValuesRequest;
import com.google.api.services.sheets.v4.model.CreateDeveloperMetadataRequest;
import com.google.api.services.sheets.v4.model.DataFilter;
import com.google.api.services.sheets.v4.model.DataFilterValueRange;
import com.google.api.services.sheets.v4.model.DeveloperMetadata;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLocation;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLookup;
import com.google.api.services.sheets.v4.model.DimensionRange;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.SearchDeveloperMetadataRequest;
import com.google.api.services.sheets.v4.model.SearchDeveloperMetadataResponse;
import com.google.api.services.sheets.v4.model.UpdateValuesByDataFilterResponse;
import com.google.api.services.sheets.v4.model.ValueRange;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.SheetsControl.Calls;
import io.rowcast.sandbox.client.SheetsControl.Fault;
import io.rowcast.sandbox.client.SheetsControl.NewTab;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Google's own Java client, which zips its bodies and leaves ranges half escaped. */
class GoogleClientTest {
    private static final String ROBOT = "robot@rowcast.iam.gserviceaccount.com";

    private final Sandbox sandbox = Sandbox.start(0, new SheetsPart());
    private final SheetsControl control = new SheetsControl(sandbox.url());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Sheets sheets() throws IOException {
        byte[] key = control.serviceAccountKey(ROBOT).getBytes(StandardCharsets.UTF_8);
        GoogleCredentials credentials =
                GoogleCredentials.fromStream(new ByteArrayInputStream(key)).createScoped(SheetsScopes.SPREADSHEETS);
        return new Sheets.Builder(
                        new NetHttpTransport(),
                        GsonFactory.getDefaultInstance(),
                        new HttpCredentialsAdapter(credentials))
                .setRootUrl(sandbox.url() + "/")
                .setApplicationName("test")
                .build();
    }

    @Test
    void googles_own_client_reads_and_writes() throws IOException {
        String id = control.create("Guests", ROBOT, new NewTab("My Guests", List.of(List.of("Name", "Status"))))
                .spreadsheetId();
        Sheets.Spreadsheets spreadsheets = sheets().spreadsheets();

        spreadsheets
                .values()
                .batchUpdate(
                        id,
                        new BatchUpdateValuesRequest()
                                .setValueInputOption("RAW")
                                .setData(List.of(new ValueRange()
                                        .setRange("'My Guests'!A1:B1")
                                        .setValues(List.of(List.of(Data.NULL_STRING, "WhatsApp status"))))))
                .execute();

        assertThat(spreadsheets.values().get(id, "'My Guests'!A1:B1").execute().getValues())
                .containsExactly(List.of("Name", "WhatsApp status"));
        assertThat(spreadsheets
                        .get(id)
                        .execute()
                        .getSheets()
                        .getFirst()
                        .getProperties()
                        .getTitle())
                .isEqualTo("My Guests");
    }

    @Test
    void a_column_is_found_by_its_metadata() throws IOException {
        String id = control.create("Guests", ROBOT).spreadsheetId();
        Sheets.Spreadsheets spreadsheets = sheets().spreadsheets();
        DeveloperMetadata key = new DeveloperMetadata()
                .setMetadataKey("rowcast.column")
                .setMetadataValue("key")
                .setVisibility("DOCUMENT")
                .setLocation(new DeveloperMetadataLocation()
                        .setDimensionRange(new DimensionRange()
                                .setSheetId(0)
                                .setDimension("COLUMNS")
                                .setStartIndex(3)
                                .setEndIndex(4)));
        spreadsheets
                .batchUpdate(
                        id,
                        new BatchUpdateSpreadsheetRequest()
                                .setRequests(List.of(new Request()
                                        .setCreateDeveloperMetadata(
                                                new CreateDeveloperMetadataRequest().setDeveloperMetadata(key)))))
                .execute();

        SearchDeveloperMetadataResponse found = spreadsheets
                .developerMetadata()
                .search(
                        id,
                        new SearchDeveloperMetadataRequest()
                                .setDataFilters(List.of(new DataFilter()
                                        .setDeveloperMetadataLookup(
                                                new DeveloperMetadataLookup().setMetadataKey("rowcast.column")))))
                .execute();

        DimensionRange range = found.getMatchedDeveloperMetadata()
                .getFirst()
                .getDeveloperMetadata()
                .getLocation()
                .getDimensionRange();
        assertThat(range.getStartIndex()).isEqualTo(3);
    }

    @Test
    void an_error_carries_googles_status() throws IOException {
        Sheets sheets = sheets();

        assertThatThrownBy(() -> sheets.spreadsheets().get("1unknown").execute())
                .isInstanceOfSatisfying(
                        GoogleJsonResponseException.class,
                        error -> assertThat(error.getDetails().get("status")).isEqualTo("NOT_FOUND"));
    }

    @Test
    void a_write_by_filter_reads_back_what_it_wrote() throws IOException {
        String id = control.create("Guests", ROBOT).spreadsheetId();
        DataFilterValueRange write = new DataFilterValueRange()
                .setDataFilter(new DataFilter().setA1Range("Sheet1!B2"))
                .setValues(List.of(List.of("Read", Data.NULL_STRING, "Yes")));

        UpdateValuesByDataFilterResponse written = sheets().spreadsheets()
                .values()
                .batchUpdateByDataFilter(
                        id,
                        new BatchUpdateValuesByDataFilterRequest()
                                .setValueInputOption("RAW")
                                .setIncludeValuesInResponse(true)
                                .setData(List.of(write)))
                .execute()
                .getResponses()
                .getFirst();

        assertThat(written.getUpdatedCells()).isEqualTo(2);
        assertThat(written.getUpdatedData().getValues()).containsExactly(List.of("Read", "", "Yes"));
    }

    @Test
    void its_usual_back_off_rides_over_a_503_and_not_over_a_429() throws IOException {
        String id = control.create("Guests", ROBOT).spreadsheetId();
        Sheets sheets = sheets();
        var read = sheets.spreadsheets().get(id).buildHttpRequest();
        read.setUnsuccessfulResponseHandler(new HttpBackOffUnsuccessfulResponseHandler(new ExponentialBackOff()));
        control.fail(Fault.UNAVAILABLE, 1, Calls.READ);
        assertThat(read.execute().getStatusCode()).isEqualTo(200);

        var again = sheets.spreadsheets().get(id).buildHttpRequest();
        again.setUnsuccessfulResponseHandler(new HttpBackOffUnsuccessfulResponseHandler(new ExponentialBackOff()));
        control.fail(Fault.TOO_MANY, 1, Calls.READ);
        assertThatThrownBy(again::execute).hasMessageContaining("RATE_LIMIT_EXCEEDED");
    }

    @Test
    void two_columns_of_a_hundred_thousand_rows_are_read_within_300_ms() throws Exception {
        List<List<String>> rows = IntStream.range(0, 100_000)
                .mapToObj(row -> IntStream.range(0, 20)
                        .mapToObj(column -> "r" + row + "c" + column)
                        .toList())
                .toList();
        String id = control.create("Large", "ana@example.com", new NewTab("All", rows))
                .spreadsheetId();
        HttpRequest columns = HttpRequest.newBuilder(URI.create(
                        sandbox.url() + "/v4/spreadsheets/" + id + "/values:batchGet?ranges=All!A:A&ranges=All!T:T"))
                .header("Authorization", "Bearer " + control.accessToken("ana@example.com"))
                .build();
        HttpClient http = HttpClient.newHttpClient();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 8; round++) {
            long start = System.nanoTime();
            String answer = http.send(columns, BodyHandlers.ofString()).body();
            best = Math.min(best, System.nanoTime() - start);
            assertThat(answer).contains("[\"r99999c0\"]").endsWith("[\"r99999c19\"]]}]}");
        }

        System.out.printf("batchGet of two columns of 100,000 rows: %d ms%n", best / 1_000_000);
        assertThat(best / 1_000_000).isLessThan(300);
    }
}
