package io.rowcast.conversation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Cursor;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /v1/replies}. */
public final class ReplyRoutes implements Routes {
    private final ReplyListStore replies;

    public ReplyRoutes(ReplyListStore replies) {
        this.replies = replies;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/replies", this::list, Scope.READ);
    }

    private void list(Context context) {
        int limit = Requests.number(context, "limit", 1, 1000, 100);
        ReplyPlace after = ReplyPlace.read(Cursor.bytes(context))
                .orElseThrow(() -> Requests.wrong("after", "expected the `next` of the page before"));
        List<Reply> found = replies.page(Caller.of(context).workspace(), campaign(context), after, limit + 1);
        List<Reply> shown = found.subList(0, Math.min(limit, found.size()));
        context.json(new ReplyView.Page(
                List.copyOf(shown),
                found.size() > limit
                        ? Cursor.of(ReplyPlace.behind(shown.getLast()).bytes())
                        : null));
    }

    private static @Nullable UUID campaign(Context context) {
        String id = context.queryParam("campaignId");
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Requests.wrong("campaignId", "expected a UUID");
        }
    }
}
