package io.rowcast.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.platform.crypto.MasterKeyset;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.DatabaseAddress;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.MovableClock;
import io.rowcast.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiKeyStoreTest {
    private static final Actor OPERATOR = new Actor.Operator();

    private final DatabaseAddress address = TestDatabase.freshAddress();
    private final Database database = Database.open(address, 10);
    private final Database otherNode = Database.open(address, 2);
    private final MovableClock clock = new MovableClock();
    private final ApiKeyStore keys = new ApiKeyStore(database, clock);
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
        otherNode.close();
        database.close();
    }

    @Test
    void a_key_tells_its_workspace() {
        ApiKeySecret secret = issue("add-on");
        assertThat(keys.callerWith(secret.value()).map(Caller::workspace)).contains(ours);
        assertThat(keys.callerWith(secret.value() + "x")).isEmpty();
        assertThat(keys.callerWith("")).isEmpty();
    }

    @Test
    void a_revoked_key_opens_nothing() {
        ApiKeySecret secret = issue("lost");
        ApiKey key = named("lost");
        assertThat(keys.revoke(theirs, OPERATOR, key.id())).isFalse();
        assertThat(keys.callerWith(secret.value())).isPresent();
        assertThat(keys.revoke(ours, OPERATOR, key.id())).isTrue();
        assertThat(keys.callerWith(secret.value())).isEmpty();
        assertThat(named("lost").revokedAt()).isNotNull();
    }

    @Test
    void a_key_that_was_revoked_on_one_node_opens_nothing_on_the_other_at_once() {
        ApiKeyStore there = new ApiKeyStore(otherNode, clock);
        ApiKeySecret secret = issue("elsewhere");
        assertThat(there.callerWith(secret.value())).isPresent();
        keys.revoke(ours, OPERATOR, named("elsewhere").id());
        assertThat(there.callerWith(secret.value())).isEmpty();
    }

    @Test
    void a_key_may_do_what_its_scope_says_until_it_expires() {
        Instant end = clock.instant().plus(Duration.ofDays(1));
        ApiKeySecret secret = keys.issue(ours, OPERATOR, new NewKey("a day", Scope.READ, end, null));
        assertThat(keys.callerWith(secret.value()).map(Caller::scope)).contains(Scope.READ);
        assertThat(named("a day").expiresAt()).isEqualTo(end);
        clock.advance(Duration.ofDays(1).minusSeconds(1));
        assertThat(keys.callerWith(secret.value())).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(keys.callerWith(secret.value())).isEmpty();
        assertThat(named("a day").isGoodAt(clock.instant())).isFalse();
    }

    @Test
    void the_last_use_is_kept_to_the_minute() {
        ApiKeySecret secret = issue("used");
        assertThat(named("used").lastUsedAt()).isNull();
        Instant first = clock.instant();
        keys.callerWith(secret.value());
        clock.advance(Duration.ofSeconds(59));
        keys.callerWith(secret.value());
        assertThat(named("used").lastUsedAt()).isEqualTo(first);
        clock.advance(Duration.ofSeconds(1));
        keys.callerWith(secret.value());
        assertThat(named("used").lastUsedAt()).isEqualTo(clock.instant());
    }

    @Test
    void who_made_and_revoked_a_key_is_on_record() {
        issue("recorded");
        UUID id = named("recorded").id();
        keys.revoke(ours, OPERATOR, id);
        keys.revoke(ours, OPERATOR, id);
        List<String> entries = database.inWorkspace(
                ours,
                handle -> handle.createQuery("""
                        select actor_kind || ' ' || action || ' ' || facts from audit_entry where subject_id = :id order by entry_id
                        """)
                        .bind("id", id)
                        .mapTo(String.class)
                        .list());
        assertThat(entries).containsExactly("operator key-issued {\"scope\": \"admin\"}", "operator key-revoked {}");
    }

    @Test
    void a_key_is_long_and_random_and_printed_by_its_prefix_only() {
        ApiKeySecret secret = issue("printed");
        assertThat(secret.value()).matches("rc_live_[0-9A-Za-z]{43}");
        assertThat(issue("other").value()).isNotEqualTo(secret.value());
        assertThat(secret.toString())
                .hasSize("rc_live_".length() + 5)
                .startsWith(named("printed").prefix());
    }

    @Test
    void the_database_holds_no_key() {
        ApiKeySecret secret = issue("hashed");
        List<String> rows = database.inWorkspace(
                ours,
                handle -> handle.createQuery("select api_key::text from api_key")
                        .mapTo(String.class)
                        .list());
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(secret.value()));
    }

    private ApiKeySecret issue(String name) {
        return keys.issue(ours, OPERATOR, NewKey.forEverything(name));
    }

    private ApiKey named(String name) {
        return keys.list(ours).stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
