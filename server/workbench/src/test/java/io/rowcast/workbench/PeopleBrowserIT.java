package io.rowcast.workbench;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is done for the people behind the rows, from the sign-in to the end of the workspace. */
class PeopleBrowserIT {
    @TempDir
    Path data;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void a_marketer_lets_the_sheet_in_answers_a_picture_heeds_a_stop_erases_a_person_and_ends_the_workspace()
            throws Exception {
        BrowserStory.tell("people.mjs", data, "screenshots-people");
    }
}
