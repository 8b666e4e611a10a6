package io.rowcast.account;

import io.rowcast.platform.store.Database;
import java.time.Instant;
import java.util.Optional;

/** Sign-ins that were begun and have not come back. */
public final class SignInStore {
    private static final String BEGUN = "sign_in.begun";

    private final Database database;
    private final AccountKeysStore keys;

    public SignInStore(Database database, AccountKeysStore keys) {
        this.database = database;
        this.keys = keys;
    }

    /**
     * What is remembered of one.
     *
     * @param next the path where the person wanted to go
     */
    record Begun(String verifier, String nonce, String next) {
        private String text() {
            return verifier + "\n" + nonce + "\n" + next;
        }

        private static Begun of(String text) {
            String[] parts = text.split("\n", 3);
            return new Begun(parts[0], parts[1], parts[2]);
        }

        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "a sign-in that has begun";
        }
    }

    /** Remembers one until then, and forgets those that are over. */
    void begin(byte[] stateHash, byte[] browserHash, Begun begun, Instant now, Instant until) {
        database.outsideWorkspaces(handle -> {
            handle.createUpdate("delete from sign_in where expires_at <= :now")
                    .bind("now", now)
                    .execute();
            return handle.createUpdate("""
                            insert into sign_in (state_hash, browser_hash, begun, expires_at)
                            values (:state, :browser, :begun, :until)
                            """)
                    .bind("state", stateHash)
                    .bind("browser", browserHash)
                    .bind("begun", keys.sealer().seal(begun.text(), BEGUN))
                    .bind("until", until)
                    .execute();
        });
    }

    /** Uses one up; empty where the state is unknown, used, expired, or another browser's. */
    Optional<Begun> take(byte[] stateHash, byte[] browserHash, Instant now) {
        return database.outsideWorkspaces(handle -> handle.createQuery("""
                                delete from sign_in
                                where state_hash = :state and browser_hash = :browser and expires_at > :now
                                returning begun
                                """)
                        .bind("state", stateHash)
                        .bind("browser", browserHash)
                        .bind("now", now)
                        .mapTo(byte[].class)
                        .findOne())
                .map(bytes -> Begun.of(keys.sealer().open(bytes, BEGUN)));
    }
}
