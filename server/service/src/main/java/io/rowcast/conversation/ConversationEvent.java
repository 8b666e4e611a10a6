package io.rowcast.conversation;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something new in a conversation; where there is anything to see, whoever listens asks for it.
 *
 * @param kind message: one came, was written or changed; status: one of ours has come further; conversation: it was read, or
 *     became one with another
 * @param messageId null where it is about more than one
 */
record ConversationEvent(
        Mark mark,
        String kind,
        UUID conversationId,
        @Nullable UUID messageId) {
    /** A place in the order of a workspace's events: behind the one with this transaction and id. */
    record Mark(long transaction, long id) {
        private static final Pattern FORM = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

        /** Empty where the text is none. */
        static Optional<Mark> read(String text) {
            Matcher form = FORM.matcher(text);
            return form.matches()
                    ? Optional.of(new Mark(Long.parseLong(form.group(1)), Long.parseLong(form.group(2))))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return transaction + "-" + id;
        }
    }
}
