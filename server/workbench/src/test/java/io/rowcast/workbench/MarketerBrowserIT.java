package io.rowcast.workbench;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a new sheet to replies in it. */
class MarketerBrowserIT {
    @TempDir
    Path data;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void a_marketer_sends_rows_reads_a_reply_goes_on_after_a_pause_and_answers_freely() throws Exception {
        BrowserStory.tell("marketer.mjs", data, "screenshots");
    }
}
