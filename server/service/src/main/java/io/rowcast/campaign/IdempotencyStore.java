package io.rowcast.campaign;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which draft a caller's Idempotency-Key made, within the caller's transaction. */
final class IdempotencyStore {
    /** A key that came before. */
    record Earlier(byte[] requestHash, UUID campaign) {}

    /** Lets requests with the same key follow each other, so that the second finds what the first made. */
    void waitForTurn(Handle handle, String key) {
        handle.createQuery(
                        "select pg_advisory_xact_lock(hashtextextended((select current_workspace())::text || :key, 0))")
                .bind("key", key)
                .mapToMap()
                .one();
    }

    Optional<Earlier> find(Handle handle, String key) {
        return handle.createQuery("""
                        select request_hash, campaign_id from idempotency
                        where workspace_id = (select current_workspace()) and idempotency_key = :key
                        """)
                .bind("key", key)
                .map((row, context) -> new Earlier(row.getBytes(1), row.getObject(2, UUID.class)))
                .findOne();
    }

    void remember(Handle handle, String key, byte[] requestHash, UUID campaign, Instant now) {
        handle.createUpdate("""
                        insert into idempotency (workspace_id, idempotency_key, request_hash, campaign_id, created_at)
                        values ((select current_workspace()), :key, :hash, :campaign, :now)
                        """)
                .bind("key", key)
                .bind("hash", requestHash)
                .bind("campaign", campaign)
                .bind("now", now)
                .execute();
    }
}
