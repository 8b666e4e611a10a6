package io.rowcast.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.platform.crypto.MasterKeyset;
import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.Database;
import io.rowcast.testing.MovableClock;
import io.rowcast.testing.TestDatabase;
import io.rowcast.workspace.WorkspaceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** How long a browser stays signed in, and as what. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class SessionStoreTest {
    private final Database database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private AccountStore accounts;
    private SessionStore sessions;
    private MemberStore members;
    private Founding founding;
    private int people;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        MasterKeyset master = MasterKeyset.readOrCreate(folder.resolve("keyset.json"));
        accounts = new AccountStore(database, new AccountKeysStore(database, master));
        sessions = new SessionStore(database, accounts, clock);
        members = new MemberStore(database, accounts, clock);
        founding = new Founding(new WorkspaceStore(database, clock), accounts, master, clock);
    }

    @AfterAll
    void close() {
        database.close();
    }

    private UUID somebody() {
        people++;
        return accounts.signedIn(
                        new GoogleIdentity("sub-" + people, "p" + people + "@example.com", "P"), clock.instant())
                .id();
    }

    private Membership founded(UUID account) {
        return ((Founding.Outcome.Made) founding.found(account, "Shop")).membership();
    }

    private Optional<Scope> scope(String secret) {
        return sessions.with(secret).map(BrowserSession::caller).map(Caller::scope);
    }

    @Test
    void it_ends_after_eight_hours_without_use() {
        String secret = sessions.begin(somebody());
        clock.advance(Duration.ofHours(7));
        assertThat(sessions.with(secret)).isPresent();
        clock.advance(Duration.ofHours(8).minusSeconds(1));
        assertThat(sessions.with(secret)).isPresent();
        clock.advance(Duration.ofHours(8));
        assertThat(sessions.with(secret)).isEmpty();
    }

    @Test
    void it_ends_after_thirty_days_however_much_it_is_used() {
        String secret = sessions.begin(somebody());
        for (int i = 1; i < 30 * 4; i++) {
            clock.advance(Duration.ofHours(6));
            assertThat(sessions.with(secret)).isPresent();
        }
        clock.advance(Duration.ofHours(6));
        assertThat(sessions.with(secret)).isEmpty();
    }

    @Test
    void what_has_ended_is_deleted_when_somebody_signs_in() {
        String secret = sessions.begin(somebody());
        clock.advance(Duration.ofHours(9));
        sessions.begin(somebody());
        List<String> hashes = database.outsideWorkspaces(
                handle -> handle.createQuery("select encode(session_hash, 'hex') from session")
                        .mapTo(String.class)
                        .list());
        assertThat(hashes).hasSize(1);
        assertThat(sessions.with(secret)).isEmpty();
    }

    @Test
    void it_does_in_a_workspace_what_the_members_role_allows_at_that_moment() {
        UUID account = somebody();
        String secret = sessions.begin(account);
        Membership own = founded(account);
        assertThat(sessions.with(secret).map(BrowserSession::email)).contains("p" + people + "@example.com");
        assertThat(scope(secret)).isEmpty();
        sessions.enter(secret, own);
        assertThat(scope(secret)).contains(Scope.ADMIN);

        UUID second = UUID.randomUUID();
        database.<Void, RuntimeException>inWorkspace(own.workspace(), handle -> {
            MemberStore.add(handle, own.workspace(), second, somebody(), Role.OWNER, clock.instant());
            return null;
        });
        members.changeRole(own.caller(), own.memberId(), Role.VIEWER);
        assertThat(scope(secret)).contains(Scope.READ);
        members.remove(own.caller(), own.memberId());
        assertThat(sessions.with(secret)).isPresent();
        assertThat(scope(secret)).isEmpty();
    }

    @Test
    void a_workspace_keeps_an_owner() {
        UUID account = somebody();
        Membership own = founded(account);
        assertThat(members.changeRole(own.caller(), own.memberId(), Role.SENDER))
                .isEqualTo(MemberStore.Change.LAST_OWNER);
        assertThat(members.remove(own.caller(), own.memberId())).isEqualTo(MemberStore.Change.LAST_OWNER);
        assertThat(members.remove(own.caller(), UUID.randomUUID())).isEqualTo(MemberStore.Change.UNKNOWN);
        assertThat(members.list(own.workspace())).hasSize(1);
    }

    @Test
    void who_is_a_member_nowhere_is_forgotten_after_thirty_days_and_members_are_not() {
        UUID passing = somebody();
        UUID owner = somebody();
        founded(owner);
        clock.advance(Duration.ofDays(31));
        sessions.begin(somebody());
        List<UUID> left = database.outsideWorkspaces(handle -> handle.createQuery("select account_id from account")
                .mapTo(UUID.class)
                .list());
        assertThat(left).contains(owner).doesNotContain(passing);
    }

    @Test
    void the_same_person_at_google_is_the_same_account_under_another_address() {
        UUID first = accounts.signedIn(new GoogleIdentity("moved", "old@example.com", "Mo"), clock.instant())
                .id();
        UUID second = accounts.signedIn(new GoogleIdentity("moved", "new@example.com", "Mo"), clock.instant())
                .id();
        assertThat(second).isEqualTo(first);
        assertThat(accounts.get(first).email()).isEqualTo("new@example.com");
    }
}
