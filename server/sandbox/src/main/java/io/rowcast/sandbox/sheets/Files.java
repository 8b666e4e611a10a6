package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.access.Caller;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.ApiException;
import io.rowcast.sandbox.sheets.wire.PropertiesWire;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All spreadsheets. */
final class Files {
    private static final int ID_BYTES = 32;

    private final InstantSource clock;
    private final OpenSwitches open;
    private final SecureRandom chance = new SecureRandom();
    private final Map<String, SpreadsheetFile> byId = new ConcurrentHashMap<>();

    Files(InstantSource clock, OpenSwitches open) {
        this.clock = clock;
        this.open = open;
    }

    SpreadsheetFile add(String owner, Book book) {
        return add(newId(), owner, book);
    }

    /** With an id of the caller's choice, which Google would not let him choose; replaces the one of that id. */
    SpreadsheetFile add(String id, String owner, Book book) {
        SpreadsheetFile file = new SpreadsheetFile(id, owner, book, clock, open);
        byId.put(id, file);
        return file;
    }

    /** 44 characters that begin with 1, as Google's ids do. */
    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        chance.nextBytes(bytes);
        return "1" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    Optional<SpreadsheetFile> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    void delete(SpreadsheetFile file) {
        byId.remove(file.id());
    }

    List<SpreadsheetFile> all() {
        return List.copyOf(byId.values());
    }

    /**
     * The file for a caller.
     *
     * @throws ApiException 404 for an unknown id, 403 for somebody else's (facts 1.7)
     */
    SpreadsheetFile open(String id, Caller caller) {
        SpreadsheetFile file = find(id).orElseThrow(ApiException::notFound);
        if (!file.isOpenTo(caller)) {
            throw ApiException.forbidden();
        }
        return file;
    }

    /** A book as Google makes a new one: one tab Sheet1 with id 0, 1000 x 26 (facts 1.2). */
    static Book newBook(String title) {
        return newBook(title, List.of(PropertiesWire.tab(0, "Sheet1", JsonNodeFactory.instance.objectNode())));
    }

    static Book newBook(String title, List<Tab> tabs) {
        ObjectNode properties = Defaults.spreadsheetProperties();
        properties.put("title", title);
        return new Book(properties, tabs);
    }

    /** The book that spreadsheets.create asks for. */
    static Book newBook(JsonNode wanted) {
        JsonNode given = wanted.path("properties");
        Book book = newBook(given.path("title").asText("Untitled spreadsheet"));
        if (given instanceof ObjectNode properties) {
            book.properties().setAll(properties.deepCopy());
        }
        if (!wanted.path("sheets").isEmpty()) {
            book.tabs().clear();
            wanted.path("sheets").forEach(sheet -> book.tabs().add(newTab(book, sheet.path("properties"))));
        }
        return book;
    }

    private static Tab newTab(Book book, JsonNode properties) {
        int id = properties.path("sheetId").asInt(book.tabs().isEmpty() ? 0 : Book.newId());
        String title = properties.path("title").asText("Sheet" + (book.tabs().size() + 1));
        return PropertiesWire.tab(id, title, properties);
    }
}
