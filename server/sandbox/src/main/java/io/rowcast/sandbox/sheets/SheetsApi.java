package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.edit.Edits;
import io.rowcast.sandbox.sheets.edit.TabEdits;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.ApiException;
import io.rowcast.sandbox.sheets.wire.DataFilters;
import io.rowcast.sandbox.sheets.wire.FieldMask;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.List;
import java.util.stream.StreamSupport;

/** What each method answers. */
final class SheetsApi {
    private final Files files;

    SheetsApi(Files files) {
        this.files = files;
    }

    /**
     * Carries out a call.
     *
     * @throws ApiException when it is refused; nothing has happened then
     */
    JsonNode answer(Call call) {
        try {
            return call.target().method() == ApiMethod.CREATE ? create(call) : onFile(call);
        } catch (RefusedException refused) {
            throw ApiException.badRequest(refused.reason());
        }
    }

    private JsonNode create(Call call) {
        SpreadsheetFile file = files.add(call.caller().email(), Files.newBook(call.body()));
        return view(file, file.version().book(), call, mask(call), List.of(), false);
    }

    private JsonNode onFile(Call call) {
        SpreadsheetFile file = files.open(call.target().spreadsheetId(), call.caller());
        return switch (call.target().method()) {
            case CREATE -> throw new IllegalStateException("There is no file to create one on.");
            case GET -> get(file, call);
            case GET_BY_FILTER -> getByFilter(file, call);
            case BATCH_UPDATE -> batchUpdate(file, call);
            case VALUES_GET -> masked(call, ValuesMethods.get(file, call));
            case VALUES_UPDATE -> masked(call, ValuesMethods.update(file, call));
            case VALUES_APPEND -> masked(call, ValuesMethods.append(file, call));
            case VALUES_CLEAR -> masked(call, ValuesMethods.clear(file, call));
            case VALUES_BATCH_GET -> masked(call, ValuesMethods.batchGet(file, call));
            case VALUES_BATCH_UPDATE -> masked(call, ValuesMethods.batchUpdate(file, call));
            case VALUES_BATCH_CLEAR -> masked(call, ValuesMethods.batchClear(file, call));
            case VALUES_BATCH_GET_BY_FILTER -> masked(call, FilteredValuesMethods.batchGet(file, call));
            case VALUES_BATCH_UPDATE_BY_FILTER -> masked(call, FilteredValuesMethods.batchUpdate(file, call));
            case VALUES_BATCH_CLEAR_BY_FILTER -> masked(call, FilteredValuesMethods.batchClear(file, call));
            case COPY_TO -> masked(call, copyTo(file, call));
            case METADATA_GET -> masked(call, FilteredValuesMethods.metadata(file, call));
            case METADATA_SEARCH -> masked(call, FilteredValuesMethods.search(file, call));
        };
    }

    private static FieldMask mask(Call call) {
        return call.query().first("fields").map(FieldMask::parse).orElse(FieldMask.EVERYTHING);
    }

    private static JsonNode masked(Call call, ObjectNode answer) {
        return mask(call).keep(answer);
    }

    private static JsonNode get(SpreadsheetFile file, Call call) {
        Book book = file.version().book();
        List<Area> ranges = call.query().all("ranges").stream()
                .map(range -> Grids.resolve(book, range))
                .toList();
        return view(file, book, call, mask(call), ranges, call.query().flag("includeGridData"));
    }

    private static JsonNode getByFilter(SpreadsheetFile file, Call call) {
        Book book = file.version().book();
        List<Area> ranges = StreamSupport.stream(call.body().path("dataFilters").spliterator(), false)
                .flatMap(filter -> DataFilters.areas(book, filter).stream())
                .toList();
        return view(
                file,
                book,
                call,
                mask(call),
                ranges,
                call.body().path("includeGridData").asBoolean());
    }

    private static ObjectNode view(
            SpreadsheetFile file, Book book, Call call, FieldMask mask, List<Area> ranges, boolean withData) {
        return new SpreadsheetView(file, book, call.caller().email(), mask, ranges, withData).view();
    }

    /** The copy stands last, under another id and as "Copy of ..." (API reference, spreadsheets.sheets.copyTo). */
    private ObjectNode copyTo(SpreadsheetFile file, Call call) {
        Book from = file.version().book();
        String id = call.target().argument();
        Tab source = from.tabs().stream()
                .filter(tab -> Integer.toString(tab.id()).equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException("The sheet (" + id + ") does not exist."));
        SpreadsheetFile other =
                files.open(call.body().path("destinationSpreadsheetId").asText(), call.caller());
        return other.edit(call.caller(), edition -> TabEdits.copyInto(edition, source));
    }

    private static JsonNode batchUpdate(SpreadsheetFile file, Call call) {
        JsonNode requests = call.body().path("requests");
        if (requests.isEmpty()) {
            throw ApiException.badRequest("Must specify at least one request.");
        }
        return masked(call, file.edit(call.caller(), edition -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("spreadsheetId", file.id());
            answer.set("replies", Edits.apply(edition, requests));
            if (call.body().path("includeSpreadsheetInResponse").asBoolean()) {
                answer.set(
                        "updatedSpreadsheet", view(file, edition.book(), call, FieldMask.EVERYTHING, List.of(), false));
            }
            return answer;
        }));
    }
}
