package io.rowcast.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowcast.platform.http.Actor;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.Campaigns;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was done stays told, and is told of what was done only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditStoreTest {
    private final Campaigns campaigns = new Campaigns();
    private WorkspaceId workspace = WorkspaceId.random();

    @BeforeEach
    void a_workspace_in_which_something_was_done() {
        workspace = campaigns.workspace();
        campaigns.database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
            AuditStore.add(
                    handle,
                    new Actor.Key(new UUID(0, 7)),
                    Action.CAMPAIGN_LAUNCHED,
                    new UUID(0, 8),
                    Map.of("rows", "12"),
                    campaigns.clock.instant());
            return null;
        });
    }

    @AfterAll
    void close() {
        campaigns.close();
    }

    @Test
    void an_entry_says_who_did_what_to_what_and_when() {
        assertThat(entries(workspace))
                .containsExactly("2026-11-24T09:00:00Z key 00000000-0000-0000-0000-000000000007 campaign-launched"
                        + " 00000000-0000-0000-0000-000000000008 {\"rows\": \"12\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_entry set action = 'nothing'", "delete from audit_entry"})
    void the_service_can_neither_change_nor_remove_one(String attempt) {
        assertThatThrownBy(() -> campaigns.database.inWorkspace(
                        workspace, handle -> handle.createUpdate(attempt).execute()))
                .hasMessageContaining("permission denied for table audit_entry");
        assertThat(entries(workspace)).hasSize(1);
    }

    @Test
    void what_was_not_done_after_all_is_not_told_of() {
        assertThatThrownBy(() -> campaigns.database.inWorkspace(workspace, handle -> {
                    AuditStore.add(
                            handle,
                            new Actor.Operator(),
                            Action.CAMPAIGN_CANCELLED,
                            null,
                            Map.of(),
                            campaigns.clock.instant());
                    throw new IllegalStateException("the campaign is gone");
                }))
                .hasMessageContaining("the campaign is gone");
        assertThat(entries(workspace)).hasSize(1);
    }

    @Test
    void no_workspace_reads_what_was_done_in_another() {
        assertThat(entries(campaigns.workspace())).isEmpty();
    }

    private List<String> entries(WorkspaceId of) {
        return campaigns.database.inWorkspace(
                of,
                handle -> handle.createQuery("""
                                select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), actor_kind, actor_id,
                                  action, subject_id, facts
                                from audit_entry
                                """)
                        .map((row, context) -> String.join(
                                " ",
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)))
                        .list());
    }
}
