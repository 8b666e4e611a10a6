package io.rowcast.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replies as the API tells them. */
final class ReplyView {
    /** @param next where the following page starts; null on the last */
    record Page(List<Reply> replies, @Nullable String next) {}

    private ReplyView() {}
}
