package io.rowcast.workbench;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Promise 4 on every screen and page: nothing that a stranger writes is executed. */
class AbuseBrowserIT {
    @TempDir
    Path data;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void whatever_is_written_anywhere_is_shown_as_text_and_runs_nowhere() throws Exception {
        BrowserStory.tell("abuse.mjs", data, "screenshots-abuse");
    }
}
