package io.rowcast.workspace;

import io.rowcast.delivery.HaltStore;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Applies {@link SenderNews}: the sender's columns, its notes, its portfolio's limit, and a halt of its campaigns. */
final class SenderNewsStore {
    private final SenderNoteStore notes = new SenderNoteStore();
    private final PortfolioStore portfolios = new PortfolioStore();
    private final SenderHealthStore health = new SenderHealthStore();
    private final HaltStore halts = new HaltStore();

    void apply(Handle handle, SenderNews news, Instant now) {
        List<UUID> workspaces = handle.createQuery("select workspace_id from workspaces_of_waba(:waba)")
                .bind("waba", news.wabaId())
                .mapTo(UUID.class)
                .list();
        for (UUID workspace : workspaces) {
            Database.enter(handle, new WorkspaceId(workspace));
            applyHere(handle, news, now);
        }
    }

    private void applyHere(Handle handle, SenderNews news, Instant now) {
        switch (news) {
            case SenderNews.Quality quality -> quality(handle, quality, now);
            case SenderNews.ThroughputUpgrade upgrade -> upgrade(handle, upgrade);
            case SenderNews.Name name -> name(handle, name, now);
            case SenderNews.AccountRestricted restricted ->
                HealthWords.restricted(restricted, now)
                        .ifPresent(
                                note -> heed(handle, restricted.wabaId(), restricted.displayPhoneNumber(), note, now));
            case SenderNews.AccountBanned banned ->
                heed(handle, banned.wabaId(), null, HealthWords.banned(banned, now), now);
            case SenderNews.AccountReinstated reinstated ->
                numbers(handle, reinstated.wabaId(), null).forEach(sender -> reinstated(handle, sender, now));
            case SenderNews.AccountDeleted deleted ->
                heed(handle, deleted.wabaId(), null, HealthWords.accountDeleted(now), now);
            case SenderNews.Capability capability ->
                portfolios.limitOfAccount(handle, capability.wabaId(), capability.limit());
            case SenderNews.Alert alert ->
                heed(handle, alert.wabaId(), alert.displayPhoneNumber(), HealthWords.alert(alert, now), now);
        }
    }

    /** The senders' rows first, then the portfolio's: in the order in which a check of the number changes them. */
    private void quality(Handle handle, SenderNews.Quality news, Instant now) {
        for (UUID sender : numbers(handle, news.wabaId(), news.displayPhoneNumber())) {
            switch (news.event()) {
                case "FLAGGED" -> {
                    notes.put(handle, sender, HealthWords.flagged(now));
                    health.dropped(handle, sender, now);
                }
                case "UNFLAGGED" -> notes.remove(handle, sender, HealthWords.FLAGGED);
                // A change of the limit only.
                default -> {}
            }
        }
        portfolios.limitOfAccount(handle, news.wabaId(), news.limit());
    }

    private void upgrade(Handle handle, SenderNews.ThroughputUpgrade news) {
        for (UUID sender : numbers(handle, news.wabaId(), news.displayPhoneNumber())) {
            handle.createUpdate("""
                            update sender set messages_per_second = :high
                            where workspace_id = (select current_workspace()) and sender_id = :sender
                            """)
                    .bind("sender", sender)
                    .bind("high", Throughput.HIGH)
                    .execute();
        }
        portfolios.limitOfAccount(handle, news.wabaId(), news.limit());
    }

    private void name(Handle handle, SenderNews.Name news, Instant now) {
        for (UUID sender : numbers(handle, news.wabaId(), news.displayPhoneNumber())) {
            handle.createUpdate("""
                            update sender
                            set name_status = :decision,
                                verified_name = case when :decision = 'APPROVED'
                                  then coalesce(:name, verified_name) else verified_name end
                            where workspace_id = (select current_workspace()) and sender_id = :sender
                            """)
                    .bind("sender", sender)
                    .bind("decision", news.decision())
                    .bind("name", news.requestedName())
                    .execute();
            notes.remove(handle, sender, HealthWords.NAME);
            HealthWords.name(news, now).ifPresent(note -> notes.put(handle, sender, note));
        }
    }

    /** Puts the note; where nothing can leave any more, pauses the sender's campaigns, so that no row is burnt. */
    private void heed(Handle handle, String wabaId, @Nullable String displayPhoneNumber, SenderNote note, Instant now) {
        for (UUID sender : numbers(handle, wabaId, displayPhoneNumber)) {
            health.heed(handle, sender, note, now);
        }
    }

    private void reinstated(Handle handle, UUID sender, Instant now) {
        if (health.clearStops(handle, sender)) {
            halts.tell(handle, sender, HealthWords.REINSTATED, now);
        }
    }

    /** The account's senders, or the one whose digits are those of the displayed number. */
    private static List<UUID> numbers(Handle handle, String wabaId, @Nullable String displayPhoneNumber) {
        return handle.createQuery("""
                        select sender_id from sender
                        where workspace_id = (select current_workspace()) and waba_id = :waba
                          and (:digits::text is null
                            or regexp_replace(display_phone_number, '[^0-9]', '', 'g') = :digits::text)
                        order by sender_id
                        """)
                .bind("waba", wabaId)
                .bind("digits", displayPhoneNumber == null ? null : displayPhoneNumber.replaceAll("[^0-9]", ""))
                .mapTo(UUID.class)
                .list();
    }
}
