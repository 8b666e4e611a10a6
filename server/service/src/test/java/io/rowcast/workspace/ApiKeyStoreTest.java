package io.rowcast.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.platform.crypto.MasterKeyset;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.MovableClock;
import io.rowcast.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiKeyStoreTest {
    private final Database database = TestDatabase.fresh();
    private final ApiKeyStore keys = new ApiKeyStore(database, new MovableClock());
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
    void a_key_tells_its_workspace() {
        ApiKeySecret secret = keys.issue(ours, "add-on");
        assertThat(keys.callerWith(secret.value()).map(Caller::workspace)).contains(ours);
        assertThat(keys.callerWith(secret.value() + "x")).isEmpty();
        assertThat(keys.callerWith("")).isEmpty();
    }

    @Test
    void a_revoked_key_opens_nothing() {
        ApiKeySecret secret = keys.issue(ours, "lost");
        ApiKey key = named("lost");
        assertThat(keys.revoke(theirs, key.id())).isFalse();
        assertThat(keys.callerWith(secret.value())).isPresent();
        assertThat(keys.revoke(ours, key.id())).isTrue();
        assertThat(keys.callerWith(secret.value())).isEmpty();
        assertThat(named("lost").revokedAt()).isNotNull();
    }

    @Test
    void a_key_is_long_and_random_and_printed_by_its_prefix_only() {
        ApiKeySecret secret = keys.issue(ours, "printed");
        assertThat(secret.value()).matches("rc_live_[0-9A-Za-z]{43}");
        assertThat(keys.issue(ours, "other").value()).isNotEqualTo(secret.value());
        assertThat(secret.toString())
                .hasSize("rc_live_".length() + 5)
                .startsWith(named("printed").prefix());
    }

    @Test
    void the_database_holds_no_key() {
        ApiKeySecret secret = keys.issue(ours, "hashed");
        List<String> rows = database.inWorkspace(
                ours,
                handle -> handle.createQuery("select api_key::text from api_key")
                        .mapTo(String.class)
                        .list());
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(secret.value()));
    }

    private ApiKey named(String name) {
        return keys.list(ours).stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
