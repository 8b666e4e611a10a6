package io.rowcast.campaign;

import io.rowcast.audience.Row;
import io.rowcast.audience.RowProblem;
import io.rowcast.contact.RecipientId;
import io.rowcast.render.Rendered;
import java.util.List;
import java.util.UUID;

/** A row as it is kept: a message ready to be sent, or the reasons why not. */
sealed interface FrozenRow {
    Row row();

    /** Problems to be shown; blocking ones in a held row only. */
    List<RowProblem> problems();

    /** Becomes a delivery. */
    record Ready(Row row, UUID delivery, RecipientId recipient, Rendered.Ready rendered) implements FrozenRow {
        @Override
        public List<RowProblem> problems() {
            return rendered.warnings();
        }
    }

    /** Is not sent. */
    record Held(Row row, List<RowProblem> problems) implements FrozenRow {}
}
