package io.rowcast.schedule;

import io.rowcast.campaign.StartTimer;
import io.rowcast.campaign.Starting;
import io.rowcast.platform.store.WorkspaceId;
import java.util.UUID;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;

/** Starts the campaign that its data names. */
final class StartJob implements Job {
    static final String WORKSPACE = "workspace";
    static final String CAMPAIGN = "campaign";

    private final Starting starting;
    private final StartTimer timer;

    StartJob(Starting starting, StartTimer timer) {
        this.starting = starting;
        this.timer = timer;
    }

    @Override
    public void execute(JobExecutionContext context) {
        JobDataMap data = context.getMergedJobDataMap();
        starting.start(
                new WorkspaceId(UUID.fromString(data.getString(WORKSPACE))),
                UUID.fromString(data.getString(CAMPAIGN)),
                timer);
    }
}
