package io.rowcast.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Deletes every hour what is kept no longer. */
@DisallowConcurrentExecution
final class RetentionJob implements Job {
    private final Runnable retention;

    RetentionJob(Runnable retention) {
        this.retention = retention;
    }

    @Override
    public void execute(JobExecutionContext context) {
        retention.run();
    }
}
