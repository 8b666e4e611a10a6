package io.rowcast.schedule;

import io.rowcast.campaign.DraftExpiry;
import io.rowcast.campaign.StartTimer;
import io.rowcast.campaign.Starting;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.spi.JobFactory;

/**
 * Quartz over the service's database: timers survive restarts, and of several nodes one rings. A time that passed while
 * no node ran is rung at once.
 */
public final class Schedule implements StartTimer, AutoCloseable {
    private static final String NAME = "rowcast";
    private static final String STARTS = "campaign-starts";
    private static final JobKey SWEEP = JobKey.jobKey("sweep");
    private static final JobKey RETENTION = JobKey.jobKey("retention");

    private final Scheduler quartz;

    private Schedule(Scheduler quartz) {
        this.quartz = quartz;
    }

    /**
     * Starts to ring.
     *
     * @param clockIsRight where it is not, nothing that rings is heeded: what is due is found a minute later by a node whose
     *     clock is right
     * @param checkSenders asks for the state of senders that were not asked for in a day; called every minute
     * @param retention deletes what is kept no longer; called every hour
     */
    public static Schedule start(
            Database database,
            BooleanSupplier clockIsRight,
            Starting starting,
            DraftExpiry drafts,
            Runnable checkSenders,
            Runnable retention) {
        try {
            Scheduler quartz = scheduler(database);
            Schedule schedule = new Schedule(quartz);
            JobFactory jobs = jobs(schedule, starting, drafts, checkSenders, retention);
            quartz.setJobFactory((bundle, scheduler) -> where(clockIsRight, jobs.newJob(bundle, scheduler)));
            quartz.scheduleJob(sweep(), Set.of(everyMinute()), true);
            quartz.scheduleJob(retention(), Set.of(everyHour()), true);
            quartz.start();
            return schedule;
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not start", e);
        }
    }

    private static synchronized Scheduler scheduler(Database database) throws SchedulerException {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", NAME);
        settings.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        // Each start is a transaction of milliseconds; a full hour brings many at once.
        settings.setProperty("org.quartz.threadPool.threadCount", "8");
        settings.setProperty("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", "32");
        // What another node planned is seen at the latest then.
        settings.setProperty("org.quartz.scheduler.idleWaitTime", "5000");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        settings.setProperty("org.quartz.jobStore.isClustered", "true");
        settings.setProperty("org.quartz.jobStore.useProperties", "true");
        settings.setProperty("org.quartz.jobStore.dataSource", QuartzConnections.register(database.alarms()));
        Scheduler quartz = new StdSchedulerFactory(settings).getScheduler();
        // Quartz keeps one scheduler a name for the whole JVM, where tests run several nodes.
        SchedulerRepository.getInstance().remove(NAME);
        return quartz;
    }

    private static Job where(BooleanSupplier clockIsRight, Job job) {
        return context -> {
            if (clockIsRight.getAsBoolean()) {
                job.execute(context);
            }
        };
    }

    private static JobFactory jobs(
            Schedule schedule, Starting starting, DraftExpiry drafts, Runnable checkSenders, Runnable retention) {
        return (bundle, quartz) -> {
            Class<? extends Job> job = bundle.getJobDetail().getJobClass();
            if (job == StartJob.class) {
                return new StartJob(starting, schedule);
            }
            if (job == SweepJob.class) {
                return new SweepJob(starting, schedule, drafts, checkSenders);
            }
            if (job == RetentionJob.class) {
                return new RetentionJob(retention);
            }
            throw new SchedulerException("no job of ours: " + job);
        };
    }

    private static JobDetail sweep() {
        return JobBuilder.newJob(SweepJob.class).withIdentity(SWEEP).build();
    }

    private static JobDetail retention() {
        return JobBuilder.newJob(RetentionJob.class).withIdentity(RETENTION).build();
    }

    /** Looks for what is due before the minute is over. */
    public void sweepNow() {
        try {
            quartz.triggerJob(SWEEP);
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not look", e);
        }
    }

    private static Trigger everyHour() {
        return TriggerBuilder.newTrigger()
                .withIdentity("retention")
                .withSchedule(SimpleScheduleBuilder.repeatHourlyForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }

    private static Trigger everyMinute() {
        return TriggerBuilder.newTrigger()
                .withIdentity("sweep")
                .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }

    @Override
    public void startAt(WorkspaceId workspace, UUID campaign, Instant at) {
        JobDetail job = JobBuilder.newJob(StartJob.class)
                .withIdentity(key(campaign))
                .usingJobData(StartJob.WORKSPACE, workspace.toString())
                .usingJobData(StartJob.CAMPAIGN, campaign.toString())
                .requestRecovery()
                .build();
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(campaign.toString(), STARTS)
                .startAt(Date.from(at))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
        try {
            quartz.scheduleJob(job, Set.of(trigger), true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("campaign " + campaign + " got no timer", e);
        }
    }

    @Override
    public void forget(UUID campaign) {
        try {
            quartz.deleteJob(key(campaign));
        } catch (SchedulerException e) {
            throw new IllegalStateException("the timer of campaign " + campaign + " stays", e);
        }
    }

    private static JobKey key(UUID campaign) {
        return new JobKey(campaign.toString(), STARTS);
    }

    /** Lets a ringing that is under way end, and rings no more. */
    @Override
    public void close() {
        try {
            quartz.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not stop", e);
        }
    }
}
