package io.rowcast.sandbox.whatsapp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of templates.
 *
 * @param more whether others follow
 * @param earlier whether others come before
 */
record Page(List<Template> items, boolean more, boolean earlier) {
    /** The page after one cursor, or the one that ends before the other; the first without either. */
    static Page of(List<Template> all, int limit, @Nullable String after, @Nullable String before) {
        int from = 0;
        if (after != null) {
            from = firstWith(all, Long.parseLong(Cursor.id(after)) + 1);
        } else if (before != null) {
            from = Math.max(0, firstWith(all, Long.parseLong(Cursor.id(before))) - limit);
        }
        int to = Math.min(all.size(), from + limit);
        return new Page(all.subList(from, to), to < all.size(), from > 0);
    }

    /** Ids grow, so a cursor keeps its place when its own template is deleted between two pages. */
    private static int firstWith(List<Template> all, long leastId) {
        int index = 0;
        while (index < all.size() && Long.parseLong(all.get(index).id()) < leastId) {
            index++;
        }
        return index;
    }
}
