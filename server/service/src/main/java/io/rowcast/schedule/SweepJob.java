package io.rowcast.schedule;

import io.rowcast.campaign.DraftExpiry;
import io.rowcast.campaign.Starting;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Looks every minute for starts that have no timer, and for drafts that nobody launched. */
@DisallowConcurrentExecution
final class SweepJob implements Job {
    private final Starting starting;
    private final DraftExpiry drafts;

    SweepJob(Starting starting, DraftExpiry drafts) {
        this.starting = starting;
        this.drafts = drafts;
    }

    @Override
    public void execute(JobExecutionContext context) {
        starting.startOverdue();
        drafts.deleteOldDrafts();
    }
}
