package io.rowcast.campaign;

import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.People;
import io.rowcast.contact.RecipientId;
import io.rowcast.timing.When;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Passes over, without a problem, the rows that earlier runs of a recurring campaign have taken, if it wants new ones only. */
final class EarlierRuns {
    private final CampaignStore campaigns = new CampaignStore();
    private final RunStore runs = new RunStore();
    private final IdentityStore identities = new IdentityStore();

    /** The rows that remain for {@code campaign}: all, unless it is a run. */
    List<FrozenRow> passOver(Handle handle, Campaign campaign, List<FrozenRow> rows) {
        UUID parent = campaign.parentId();
        return campaign.run() == null || parent == null || !wantsNewRows(handle, parent)
                ? rows
                : passOver(handle, parent, rows);
    }

    private boolean wantsNewRows(Handle handle, UUID parent) {
        return campaigns
                .find(handle, parent)
                .filter(it -> it.when() instanceof When.Recurring recurring && recurring.rows() == When.Rows.NEW)
                .isPresent();
    }

    private List<FrozenRow> passOver(Handle handle, UUID parent, List<FrozenRow> rows) {
        Set<String> keys = runs.takenKeys(
                handle, parent, rows.stream().map(row -> row.row().key()).toList());
        List<FrozenRow> left =
                rows.stream().filter(row -> !keys.contains(row.row().key())).toList();
        People people = identities.of(
                handle,
                left.stream()
                        .filter(FrozenRow.Ready.class::isInstance)
                        .map(row -> ((FrozenRow.Ready) row).recipient())
                        .toList());
        Set<RecipientId> taken = runs.takenRecipients(handle, parent, people.names()).stream()
                .map(people::person)
                .collect(Collectors.toSet());
        return left.stream()
                .filter(row ->
                        !(row instanceof FrozenRow.Ready ready) || !taken.contains(people.person(ready.recipient())))
                .toList();
    }
}
