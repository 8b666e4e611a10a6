package io.rowcast.schedule;

import io.rowcast.timing.Crons;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** Cron expressions as Quartz writes them: seconds, minutes, hours, day of month, month, day of week, year if wanted. */
public final class QuartzCrons implements Crons {
    @Override
    public Optional<String> wrong(String expression) {
        try {
            CronExpression.validateExpression(expression);
            return Optional.empty();
        } catch (ParseException e) {
            return Optional.of(
                    "expected a cron expression of six or seven fields, as 0 0 9 ? * MON-FRI: " + e.getMessage());
        }
    }

    @Override
    public Optional<Instant> next(String expression, Instant after, ZoneId zone) {
        try {
            CronExpression cron = new CronExpression(expression);
            cron.setTimeZone(TimeZone.getTimeZone(zone));
            return Optional.ofNullable(cron.getNextValidTimeAfter(Date.from(after)))
                    .map(Date::toInstant);
        } catch (ParseException e) {
            throw new IllegalArgumentException("no cron expression: " + expression, e);
        }
    }
}
