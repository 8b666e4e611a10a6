package io.rowcast.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowcast.platform.crypto.MasterKeyset;
import io.rowcast.testing.MovableClock;
import io.rowcast.testing.TestDatabase;
import io.rowcast.workspace.WorkspaceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Promise 6: one workspace never sees another's data, by PostgreSQL's own enforcement. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowLevelSecurityTest {
    private final Database database = TestDatabase.fresh();
    private WorkspaceId ours = WorkspaceId.random();
    private WorkspaceId theirs = WorkspaceId.random();

    @BeforeAll
    void two_workspaces(@TempDir Path folder) throws IOException {
        MasterKeyset master = MasterKeyset.readOrCreate(folder.resolve("keyset.json"));
        WorkspaceStore workspaces = new WorkspaceStore(database, new MovableClock());
        ours = workspaces.create("ours", master).id();
        theirs = workspaces.create("theirs", master).id();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void a_workspace_sees_itself_only() {
        assertThat(names(ours)).containsExactly("ours");
        assertThat(names(theirs)).containsExactly("theirs");
    }

    @Test
    void a_query_without_a_workspace_sees_nothing() {
        List<String> names = database.outsideWorkspaces(handle -> handle.createQuery("select name from workspace")
                .mapTo(String.class)
                .list());
        assertThat(names).isEmpty();
    }

    @Test
    void a_row_of_another_workspace_cannot_be_written() {
        assertThatThrownBy(() -> database.inWorkspace(
                        ours,
                        handle -> handle.createUpdate("""
                                insert into template_sync (workspace_id, waba_id, synced_at) values (:other, 'x', now())
                                """)
                                .bind("other", theirs.value())
                                .execute()))
                .hasMessageContaining("row-level security");
        int changed = database.inWorkspace(
                ours,
                handle -> handle.createUpdate("update workspace set name = 'taken' where workspace_id = :other")
                        .bind("other", theirs.value())
                        .execute());
        assertThat(changed).isZero();
    }

    @Test
    void every_tenant_table_starts_its_key_with_the_workspace_and_has_a_policy() {
        List<String> unprotected = database.outsideWorkspaces(
                handle -> handle.createQuery("""
                        select c.relname from pg_class c
                        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                          and c.relname not like 'qrtz%' and c.relname not in ('flyway_schema_history', 'inbox', 'legal_move', 'sheet_turn', 'google_quota', 'heartbeat', 'account', 'account_keys', 'sign_in', 'session', 'pairing')
                          and (not c.relrowsecurity
                            or not exists (select from pg_policy p where p.polrelid = c.oid)
                            or not exists (
                              select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                              where i.indrelid = c.oid and i.indisprimary and a.attname = 'workspace_id'))
                        """).mapTo(String.class).list());
        assertThat(unprotected).isEmpty();
    }

    @Test
    void the_service_role_owns_nothing_and_cannot_bypass_the_policies() {
        String role = database.outsideWorkspaces(handle ->
                handle.createQuery("select current_user").mapTo(String.class).one());
        assertThat(role).isEqualTo("rowcast_service");
        boolean bypass = database.outsideWorkspaces(handle -> handle.createQuery(
                        "select rolbypassrls or rolsuper from pg_roles where rolname = 'rowcast_service'")
                .mapTo(Boolean.class)
                .one());
        int owned = database.outsideWorkspaces(handle -> handle.createQuery(
                        "select count(*) from pg_class where relowner = 'rowcast_service'::regrole")
                .mapTo(Integer.class)
                .one());
        assertThat(bypass).isFalse();
        assertThat(owned).isZero();
    }

    private List<String> names(WorkspaceId workspace) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("select name from workspace")
                        .mapTo(String.class)
                        .list());
    }
}
