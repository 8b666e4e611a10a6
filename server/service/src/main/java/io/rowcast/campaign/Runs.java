package io.rowcast.campaign;

import io.rowcast.timing.Crons;
import io.rowcast.timing.Rhythm;
import io.rowcast.timing.When;
import java.time.Instant;
import java.util.Optional;

/** The runs of a recurring campaign. Pure. */
final class Runs {
    private final When.Recurring recurring;
    private final Crons crons;

    private Runs(When.Recurring recurring, Crons crons) {
        this.recurring = recurring;
        this.crons = crons;
    }

    static Runs of(When.Recurring recurring, Crons crons) {
        return new Runs(recurring, crons);
    }

    /** What is wrong with its cron expression. */
    Optional<String> wrong() {
        return recurring.rhythm() instanceof Rhythm.Cron cron ? crons.wrong(cron.expression()) : Optional.empty();
    }

    /** The first run of a campaign after an instant, if that is not beyond its end. */
    Optional<Instant> nextOf(Campaign campaign, Instant after) {
        Instant end = campaign.safeguards().sendUntil();
        Instant last = campaign.startsAt();
        return next(last != null && last.isAfter(after) ? last : after, campaign.runs())
                .filter(next -> end == null || next.isBefore(end));
    }

    /**
     * The first run after an instant; empty where it has come to its end.
     *
     * @param before how many there were
     */
    Optional<Instant> next(Instant after, int before) {
        Integer most = recurring.ending().times();
        if (most != null && before >= most) {
            return Optional.empty();
        }
        return recurring
                .rhythm()
                .next(after, recurring.zone(), crons)
                .filter(next -> recurring.ending().until() == null
                        || !next.atZone(recurring.zone())
                                .toLocalDate()
                                .isAfter(recurring.ending().until()));
    }
}
