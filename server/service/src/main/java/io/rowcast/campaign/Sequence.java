package io.rowcast.campaign;

import io.rowcast.audience.Row;
import io.rowcast.contact.RecipientId;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.store.TimeOrderedId;
import io.rowcast.render.Rendered;
import io.rowcast.render.Renderer;
import io.rowcast.timing.When;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A campaign and its follow-ups, with what the messages of each are made of. */
record Sequence(Campaign campaign, Recipe recipe, List<Step> steps) {
    record Step(FollowUp followUp, Recipe recipe) {}

    /**
     * Rows as rendered.
     *
     * @param rows for the campaign itself
     * @param steps for each follow-up, in their order
     */
    record Frozen(List<FrozenRow> rows, List<FrozenStep> steps) {
        /** Those with these keys. */
        Frozen only(Set<String> keys) {
            return new Frozen(
                    only(rows, keys),
                    steps.stream()
                            .map(step -> new FrozenStep(step.followUp(), only(step.rows(), keys)))
                            .toList());
        }

        private static List<FrozenRow> only(List<FrozenRow> rows, Set<String> keys) {
            return rows.stream().filter(row -> keys.contains(row.row().key())).toList();
        }
    }

    record FrozenStep(FollowUp followUp, List<FrozenRow> rows) {}

    /** Letters of the columns that any of its messages depends on. */
    Set<String> used() {
        Set<String> used = new HashSet<>(recipe.used());
        steps.forEach(step -> used.addAll(step.recipe().used()));
        return used;
    }

    Frozen freeze(Sealer sealer, List<Row> rows, Instant now) {
        return new Frozen(
                timed(rows, freeze(sealer, recipe, rows, now), now),
                steps.stream()
                        .map(step -> new FrozenStep(step.followUp(), freeze(sealer, step.recipe(), rows, now)))
                        .toList());
    }

    /** A follow-up's time is what becomes of the message before it. */
    private List<FrozenRow> timed(List<Row> rows, List<FrozenRow> frozen, Instant now) {
        return campaign.when() instanceof When.PerRow schedule
                ? new RowTimes(schedule, recipe.columns(), rows, now).apply(frozen)
                : frozen;
    }

    private List<FrozenRow> freeze(Sealer sealer, Recipe of, List<Row> rows, Instant now) {
        Renderer renderer = of.renderer(ZoneId.of(campaign.sheet().timeZone()), now);
        List<FrozenRow> frozen = new ArrayList<>(rows.size());
        for (Row row : rows) {
            switch (renderer.render(row)) {
                case Rendered.Ready ready ->
                    frozen.add(new FrozenRow.Ready(
                            row, TimeOrderedId.at(now), RecipientId.of(sealer, ready.recipient()), ready, null));
                case Rendered.Held held -> frozen.add(new FrozenRow.Held(row, held.problems()));
                case Rendered.Empty empty -> {
                    // Nothing to send and nothing to say.
                }
            }
        }
        return new MarketingPause(of).apply(frozen);
    }
}
