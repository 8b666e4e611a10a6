package io.rowcast.dispatch;

import static java.util.stream.Collectors.groupingBy;

import io.rowcast.delivery.MetaError;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.platform.work.Failures;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/** Brings answers into the ledger, and what they say about a sender to its lane. */
final class Settler {
    private final InstantSource clock;
    private final SettlementStore settlements;
    private final SenderNoticeStore notices;
    private final Patience patience;
    private final Settling settling;
    private final Lanes lanes;

    Settler(InstantSource clock, DispatchStores stores, Patience patience, Lanes lanes) {
        this.clock = clock;
        this.settlements = stores.settlements();
        this.notices = stores.notices();
        this.patience = patience;
        this.settling = new Settling(patience);
        this.lanes = lanes;
    }

    /**
     * Settles each workspace's answers in one transaction, and takes those that are settled out of {@code unsettled}. A
     * workspace that fails holds up no other.
     */
    void settle(Collection<Answer> unsettled) {
        Failures failures = new Failures();
        unsettled.stream()
                .collect(groupingBy(answer -> answer.claim().campaign().workspace()))
                .forEach((workspace, answers) -> settle(workspace, answers, unsettled, failures));
        failures.throwAny();
    }

    private void settle(WorkspaceId workspace, List<Answer> answers, Collection<Answer> unsettled, Failures failures) {
        try {
            record(workspace, answers);
            unsettled.removeIf(answer -> answer.claim().campaign().workspace().equals(workspace));
            answers.forEach(answer -> lanes.of(answer.claim().campaign()).arrive());
            answers.forEach(this::heed);
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private void record(WorkspaceId workspace, List<Answer> answers) {
        Instant now = clock.instant();
        settlements.settle(
                workspace,
                answers.stream().map(answer -> settling.of(answer, now)).toList(),
                now);
    }

    private void heed(Answer answer) {
        SendingCampaign campaign = answer.claim().campaign();
        switch (answer.outcome()) {
            case SendOutcome.Accepted accepted -> resume(campaign);
            case SendOutcome.Refused refused -> heedCode(campaign, refused.code());
            case SendOutcome.Deferred deferred -> heedDeferral(campaign, deferred);
            case SendOutcome.Unknown unknown -> {}
        }
    }

    private void heedDeferral(SendingCampaign campaign, SendOutcome.Deferred deferred) {
        if (!heedCode(campaign, deferred.code())) {
            slowDown(campaign, deferred);
        }
    }

    /** @return whether the code stops the sender */
    private boolean heedCode(SendingCampaign campaign, int code) {
        boolean stops = MetaError.stopsSender(code);
        if (stops && lanes.of(campaign).stop(clock.instant(), patience.senderStop())) {
            notices.stopped(campaign, code, patience.senderStop());
        }
        return stops;
    }

    private void slowDown(SendingCampaign campaign, SendOutcome.Deferred deferred) {
        switch (deferred.scope()) {
            case SENDER -> lanes.of(campaign).pacer.slowDown(clock.instant(), deferred.pause());
            case RECIPIENT -> {}
        }
    }

    private void resume(SendingCampaign campaign) {
        if (lanes.of(campaign).resume(clock.instant())) {
            notices.resumed(campaign);
        }
    }
}
