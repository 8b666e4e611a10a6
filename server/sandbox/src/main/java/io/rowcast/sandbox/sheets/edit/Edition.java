package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Placed;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.ApiException;
import io.rowcast.sandbox.sheets.wire.AreaWire;
import io.rowcast.sandbox.sheets.wire.RefusedException;

/**
 * A version of a spreadsheet while somebody changes it.
 *
 * @param book the copy that is changed; thrown away when any part of the request is refused
 * @param editor the e-mail address of whoever edits
 * @param isOwner owners may edit what is protected
 * @param open how the questions are answered that nobody has an answer to
 */
public record Edition(Book book, String editor, boolean isOwner, OpenQuestions open) {
    private static final long MOST_CELLS = 10_000_000;

    public Tab tab(int sheetId) {
        return AreaWire.tab(book, sheetId);
    }

    public Tab tab(JsonNode range) {
        return tab(range.path("sheetId").asInt());
    }

    /** A GridRange cut to its tab's grid, checked for protection. */
    public Area editable(JsonNode range) {
        Area area = AreaWire.area(book, range).within(tab(range));
        guard(area);
        return area;
    }

    /** Refuses to change a hard protection's cells; a warning-only one binds people, not the API (facts 1.5). */
    public void guard(Area area) {
        boolean barred = tab(area.sheetId()).kept(Tab.Kind.PROTECTION).stream()
                .anyMatch(protection -> protection.area().meets(area) && !allows(protection));
        if (barred) {
            throw refusal(
                    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.");
        }
    }

    private RuntimeException refusal(String words) {
        return open.protectedCellIsForbidden() ? ApiException.forbidden(words) : new RefusedException(words);
    }

    public void guard(Tab tab) {
        guard(new Area(tab.id(), Span.ALL, Span.ALL));
    }

    private boolean allows(Placed protection) {
        if (isOwner || protection.body().path("warningOnly").asBoolean()) {
            return true;
        }
        for (JsonNode user : protection.body().path("editors").path("users")) {
            if (user.asText().equalsIgnoreCase(editor)) {
                return true;
            }
        }
        return false;
    }

    /** Refuses a spreadsheet over Google's limit; empty grid cells count (facts 1.2). */
    public void checkSize() {
        if (book.cellCount() > MOST_CELLS) {
            throw new RefusedException(
                    "This action would increase the number of cells in the workbook above the limit of " + MOST_CELLS
                            + " cells.");
        }
    }
}
