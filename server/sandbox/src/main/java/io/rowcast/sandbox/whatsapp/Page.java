package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as the parameters {@code limit}, {@code after} and {@code before} ask for it (facts section 3).
 *
 * @param id numbers that grow in the order of the list
 * @param more whether others follow
 * @param earlier whether others come before
 */
record Page<T>(List<T> items, ToLongFunction<T> id, boolean more, boolean earlier) {
    private static final Set<String> NOT_REPEATED = Set.of("after", "before", "access_token");
    private static final int USUAL = 25;

    static <T> Page<T> asked(Context ctx, List<T> all, int largest, ToLongFunction<T> id) {
        return of(all, limit(ctx.queryParam("limit"), largest), ctx.queryParam("after"), ctx.queryParam("before"), id);
    }

    /** The page after one cursor, or the one that ends before the other; the first without either. */
    private static <T> Page<T> of(
            List<T> all, int limit, @Nullable String after, @Nullable String before, ToLongFunction<T> id) {
        int from = 0;
        if (after != null && !after.isEmpty()) {
            from = firstWith(all, Cursor.id(after) + 1, id);
        } else if (before != null && !before.isEmpty()) {
            from = Math.max(0, firstWith(all, Cursor.id(before), id) - limit);
        }
        int to = Math.min(all.size(), from + limit);
        return new Page<>(all.subList(from, to), id, to < all.size(), from > 0);
    }

    /** Ids grow, so a cursor keeps its place when its own item is deleted between two pages. */
    private static <T> int firstWith(List<T> all, long leastId, ToLongFunction<T> id) {
        int index = 0;
        while (index < all.size() && id.applyAsLong(all.get(index)) < leastId) {
            index++;
        }
        return index;
    }

    private static int limit(@Nullable String asked, int largest) {
        if (asked == null) {
            return Math.min(USUAL, largest);
        }
        try {
            return Math.clamp(Long.parseLong(asked), 1, largest);
        } catch (NumberFormatException e) {
            throw GraphError.parameter("Param limit must be an integer").refused();
        }
    }

    /** {@code data} and, unless it is empty, {@code paging}; {@code next} and {@code previous} only where such a page is. */
    ObjectNode json(Context ctx, Function<T, ObjectNode> item) {
        ObjectNode list = Json.object();
        ArrayNode data = list.putArray("data");
        items.forEach(one -> data.add(item.apply(one)));
        if (!items.isEmpty()) {
            putPaging(list.putObject("paging"), ctx);
        }
        return list;
    }

    private void putPaging(ObjectNode paging, Context ctx) {
        String before = Cursor.of(id.applyAsLong(items.getFirst()));
        String after = Cursor.of(id.applyAsLong(items.getLast()));
        paging.putObject("cursors").put("before", before).put("after", after);
        if (more) {
            paging.put("next", address(ctx, "after=" + after));
        }
        if (earlier) {
            paging.put("previous", address(ctx, "before=" + before));
        }
    }

    private static String address(Context ctx, String cursor) {
        String repeated = ctx.queryParamMap().entrySet().stream()
                .filter(asked -> !NOT_REPEATED.contains(asked.getKey()))
                .map(asked -> asked.getKey() + "="
                        + URLEncoder.encode(asked.getValue().getLast(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
        return ctx.url() + "?" + repeated + cursor;
    }
}
