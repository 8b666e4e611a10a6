package io.rowcast.campaign;

import io.rowcast.audience.Row;
import io.rowcast.audience.RowProblem;
import io.rowcast.contact.RecipientId;
import io.rowcast.render.Rendered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row as it is kept: a message ready to be sent, or the reasons why not. */
sealed interface FrozenRow {
    Row row();

    /** Problems to be shown; blocking ones in a held row only. */
    List<RowProblem> problems();

    /**
     * Becomes a delivery.
     *
     * @param due not before then; null for as soon as the campaign sends
     */
    record Ready(
            Row row,
            UUID delivery,
            RecipientId recipient,
            Rendered.Ready rendered,
            @Nullable Instant due) implements FrozenRow {
        FrozenRow dueAt(Instant at, List<RowProblem> warnings) {
            return new Ready(row, delivery, recipient, rendered.with(warnings), at);
        }

        /** The row, held back for a reason that lies with its recipient. */
        FrozenRow held(Recipe recipe, String code, String message, String fix) {
            List<RowProblem> problems = new ArrayList<>(problems());
            problems.add(new RowProblem(
                    row.number(),
                    recipe.recipientHeading(),
                    recipe.recipientColumn() + row.number(),
                    code,
                    message,
                    fix,
                    true));
            return new Held(row, problems);
        }

        @Override
        public List<RowProblem> problems() {
            return rendered.warnings();
        }
    }

    /** Is not sent. */
    record Held(Row row, List<RowProblem> problems) implements FrozenRow {}
}
