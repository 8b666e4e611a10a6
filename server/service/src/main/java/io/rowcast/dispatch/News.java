package io.rowcast.dispatch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the threads of a dispatcher tell its loop. */
sealed interface News {
    /** A sender's claim was made, or, for {@code failure}, not. */
    record Claims(
            SendingCampaign sender,
            List<Claimed> claimed,
            @Nullable RuntimeException failure) implements News {}

    /** A request has its answer. */
    record Answered(Answer answer) implements News {}

    /** What nobody else looks after was looked after, or, for {@code failure}, not all of it. */
    record LookedAfter(@Nullable RuntimeException failure) implements News {}

    /** Answers of one workspace were settled, or, for {@code failure}, none of them. */
    record Settled(List<Answer> answers, @Nullable RuntimeException failure) implements News {}
}
