package io.rowcast.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The demo's sheet of contacts: made with the sample rows at the first start, as it was left at each later one.
 *
 * @param token of the person who owns it
 * @param serviceKey the key file of the service's own account, with which the sheet is shared
 */
record DemoSheet(String spreadsheetId, String token, Path serviceKey, Path kept) {
    /** Always the same, so that campaigns of earlier runs are still those of this sheet. */
    private static final String SPREADSHEET_ID = "rowcast-demo-contacts";

    /** Whose sheet it is, and who owns the demo's workspace. */
    static final String OWNER = "maria@shop.example";

    private static final String SERVICE_ACCOUNT = "rowcast@rowcast-demo.iam.gserviceaccount.com";
    private static final String TAB = "Contacts";
    private static final JsonMapper JSON = new JsonMapper();

    static DemoSheet open(Controls controls, URI google, Path data) {
        String token = controls.send("POST", "/sandbox/google/users", Map.of("email", OWNER))
                .path("access_token")
                .asText();
        JsonNode key = controls.send("POST", "/sandbox/google/service-accounts", Map.of("email", SERVICE_ACCOUNT));
        DemoSheet sheet = new DemoSheet(
                SPREADSHEET_ID,
                token,
                write(data.resolve("service-account.json"), key.toString()),
                data.resolve("sheet.json"));
        sheet.make(controls, google);
        return sheet;
    }

    /** Keeps the sheet as it is now. */
    void keep(Google google) {
        write(kept, google.read(KeptSheet.FIELDS));
    }

    private void make(Controls controls, URI google) {
        Optional<KeptSheet> left = left();
        controls.send("POST", "/sandbox/sheets", spreadsheet(left));
        try (Google owner = new Google(google, spreadsheetId, token)) {
            left.ifPresentOrElse(sheet -> owner.batchUpdate(sheet.requests()), () -> fill(owner));
        }
    }

    private Optional<KeptSheet> left() {
        try {
            return Files.exists(kept) ? Optional.of(new KeptSheet(JSON.readTree(kept.toFile()))) : Optional.empty();
        } catch (IOException e) {
            throw new StartException(kept + " cannot be read: delete it to begin with a new sheet of contacts.");
        }
    }

    private static Map<String, Object> spreadsheet(Optional<KeptSheet> left) {
        return Map.of(
                "spreadsheetId",
                SPREADSHEET_ID,
                "title",
                "Orders to announce",
                "timeZone",
                "Europe/London",
                "locale",
                "en_GB",
                "owner",
                OWNER,
                "editors",
                List.of(SERVICE_ACCOUNT),
                "tabs",
                left.map(KeptSheet::tabs).orElseGet(DemoSheet::firstTab));
    }

    private static List<JsonNode> firstTab() {
        return List.of(JSON.createObjectNode().put("sheetId", 0).put("title", TAB));
    }

    private static void fill(Google owner) {
        owner.batchUpdate(List.of(JSON.valueToTree(Map.of(
                "updateSheetProperties",
                Map.of(
                        "properties",
                        Map.of(
                                "sheetId",
                                0,
                                "gridProperties",
                                Map.of("frozenRowCount", 1, "rowCount", 200, "columnCount", 16)),
                        "fields",
                        "gridProperties")))));
        owner.type(TAB, SampleContacts.rows());
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, text);
            return Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
