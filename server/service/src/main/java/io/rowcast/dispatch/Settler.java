package io.rowcast.dispatch;

import static java.util.stream.Collectors.groupingBy;

import io.rowcast.delivery.Consequence;
import io.rowcast.delivery.MetaError;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.platform.work.Failures;
import java.time.Duration;
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
            case SendOutcome.Refused refused -> heed(campaign, MetaError.of(refused.code()));
            case SendOutcome.NotReached away -> slowDown(campaign, away.pause());
            case SendOutcome.NotReady wait -> rest(campaign, wait);
            case SendOutcome.NeverReady never -> {}
            case SendOutcome.Fenced fenced -> {}
            case SendOutcome.Unknown unknown -> {}
        }
    }

    /** The campaign's other rows would only meet the same; other campaigns of the sender go on. */
    private void rest(SendingCampaign campaign, SendOutcome.NotReady wait) {
        lanes.of(campaign).rest(campaign, clock.instant().plus(wait.pause()));
        String words = wait.words();
        if (words != null) {
            notices.waits(campaign, words);
        }
    }

    /** What an error means for the sender; what it means for others stands in the ledger by now. */
    private void heed(SendingCampaign campaign, MetaError error) {
        switch (error.consequence()) {
            case Consequence.StopSender stop -> stop(campaign, error);
            case Consequence.TryLater later -> {
                if (later.scope() == Consequence.Scope.SENDER) {
                    slowDown(campaign, later.pause());
                }
            }
            case Consequence.FailRow fail -> {}
            case Consequence.RestRecipient rest -> {}
            case Consequence.SuppressRecipient suppress -> {}
            case Consequence.PauseTemplate pause -> {}
            case Consequence.InDoubt doubt -> {}
        }
    }

    private void stop(SendingCampaign campaign, MetaError error) {
        if (lanes.of(campaign).stop(clock.instant(), patience.senderStop())) {
            notices.stopped(campaign, error, patience.senderStop());
        }
    }

    private void slowDown(SendingCampaign campaign, Duration pause) {
        lanes.of(campaign).pacer.slowDown(clock.instant(), pause);
    }

    private void resume(SendingCampaign campaign) {
        if (lanes.of(campaign).resume(clock.instant())) {
            notices.resumed(campaign);
        }
    }
}
