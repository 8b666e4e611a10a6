package io.rowcast.workbench;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left to time happens at its time. */
class SchedulesBrowserIT {
    @TempDir
    Path data;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void a_marketer_leaves_campaigns_to_time_and_sees_each_happen() throws Exception {
        BrowserStory.tell("schedules.mjs", data, "screenshots-schedules");
    }
}
