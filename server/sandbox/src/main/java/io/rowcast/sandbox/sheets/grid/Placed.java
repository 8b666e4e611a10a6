package io.rowcast.sandbox.sheets.grid;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that a spreadsheet keeps about an area: a protection, a named range, a filter, a merge, a format rule, a group.
 *
 * @param id Google's id as text; empty where there is none
 * @param body its other fields in Google's JSON shape, without id and range; never changed after it is put here
 */
public record Placed(String id, Area area, ObjectNode body) {
    public Placed withArea(Area other) {
        return new Placed(id, other, body);
    }
}
