package io.rowcast.render;

import io.rowcast.audience.Address;
import io.rowcast.audience.RowProblem;
import java.util.List;
import java.util.stream.Stream;

/** What became of one row. */
public sealed interface Rendered {
    /**
     * It can be sent.
     *
     * @param region ISO 3166 region of the recipient
     * @param warnings problems that do not block, as a number that was repaired
     */
    record Ready(Address recipient, String region, Message message, MessageView view, List<RowProblem> warnings)
            implements Rendered {
        /** The same with further warnings. */
        public Ready with(List<RowProblem> more) {
            return new Ready(
                    recipient,
                    region,
                    message,
                    view,
                    Stream.concat(warnings.stream(), more.stream()).toList());
        }
    }

    /** It cannot; at least one problem blocks. */
    record Held(List<RowProblem> problems) implements Rendered {}

    /** The row is empty: neither a message nor a problem. */
    record Empty() implements Rendered {}
}
