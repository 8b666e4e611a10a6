package io.rowcast.schedule;

import io.rowcast.campaign.DraftExpiry;
import io.rowcast.campaign.StartTimer;
import io.rowcast.campaign.Starting;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Looks every minute for starts that have no timer, for drafts that nobody launched, and for senders
 * to be asked for. */
@DisallowConcurrentExecution
final class SweepJob implements Job {
    private final Starting starting;
    private final StartTimer timer;
    private final DraftExpiry drafts;
    private final Runnable checkSenders;

    SweepJob(Starting starting, StartTimer timer, DraftExpiry drafts, Runnable checkSenders) {
        this.starting = starting;
        this.timer = timer;
        this.drafts = drafts;
        this.checkSenders = checkSenders;
    }

    @Override
    public void execute(JobExecutionContext context) {
        starting.startOverdue(timer);
        drafts.deleteOldDrafts();
        checkSenders.run();
    }
}
