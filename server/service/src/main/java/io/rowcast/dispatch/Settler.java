package io.rowcast.dispatch;

import static java.util.stream.Collectors.toSet;

import io.rowcast.delivery.Consequence;
import io.rowcast.delivery.MetaError;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.platform.work.Failures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Brings answers into the ledger, and what they say about a sender to its lane. */
final class Settler {
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final SettlementStore settlements;
    private final SenderNoticeStore notices;
    private final Patience patience;
    private final Settling settling;
    private final Lanes lanes;
    private final Executor work;
    private final Consumer<News> tell;
    private final Map<WorkspaceId, List<Answer>> waiting = new LinkedHashMap<>();
    private final Set<WorkspaceId> settlingNow = new HashSet<>();
    private final Set<WorkspaceId> failed = new HashSet<>();

    /** @param tell hears what has been settled, from any thread */
    Settler(
            InstantSource clock,
            LongSupplier nanoTime,
            DispatchStores stores,
            Patience patience,
            Lanes lanes,
            Executor work,
            Consumer<News> tell) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.settlements = stores.settlements();
        this.notices = stores.notices();
        this.patience = patience;
        this.settling = new Settling(patience, RandomGenerator.getDefault());
        this.lanes = lanes;
        this.work = work;
        this.tell = tell;
    }

    /** Keeps an answer for the next settling. */
    void add(Answer answer) {
        waiting.computeIfAbsent(workspace(answer), workspace -> new ArrayList<>())
                .add(answer);
    }

    /** Whether answers wait, or are being settled. */
    boolean busy() {
        return !waiting.isEmpty() || !settlingNow.isEmpty();
    }

    /** As {@link #settle}, with what could not be settled before. */
    void settleAgain() {
        failed.clear();
        settle();
    }

    /**
     * Settles each workspace's answers in one transaction, one after the other for each, and all workspaces at the same time: one
     * that is slow or fails holds up no other.
     */
    void settle() {
        Map<WorkspaceId, List<Answer>> next = new LinkedHashMap<>(waiting);
        next.keySet().removeAll(settlingNow);
        next.keySet().removeAll(failed);
        waiting.keySet().removeAll(next.keySet());
        settlingNow.addAll(next.keySet());
        next.forEach((workspace, answers) -> {
            Set<UUID> perhapsDone = exhausted(answers);
            work.execute(() -> tell.accept(settled(workspace, answers, perhapsDone)));
        });
    }

    private Set<UUID> exhausted(List<Answer> answers) {
        return answers.stream()
                .map(answer -> answer.claim().campaign())
                .filter(campaign -> lanes.of(campaign).isExhausted(campaign))
                .map(SendingCampaign::campaignId)
                .collect(toSet());
    }

    private News.Settled settled(WorkspaceId workspace, List<Answer> answers, Set<UUID> perhapsDone) {
        try {
            record(workspace, answers, perhapsDone);
            return new News.Settled(answers, null);
        } catch (RuntimeException e) {
            return new News.Settled(answers, e);
        }
    }

    /** Heeds what settled answers say about their senders; those that could not be settled are kept for the next time. */
    void heed(News.Settled settled, Failures failures) {
        WorkspaceId workspace = workspace(settled.answers().getFirst());
        settlingNow.remove(workspace);
        if (settled.failure() != null) {
            failed.add(workspace);
            settled.answers().forEach(this::add);
            failures.add(settled.failure());
            return;
        }
        long now = nanoTime.getAsLong();
        settled.answers().stream()
                .map(answer -> answer.claim().campaign())
                .forEach(campaign -> lanes.of(campaign).settled(campaign, now));
        settled.answers().forEach(this::heed);
    }

    private static WorkspaceId workspace(Answer answer) {
        return answer.claim().campaign().workspace();
    }

    private void record(WorkspaceId workspace, List<Answer> answers, Set<UUID> perhapsDone) {
        Instant now = clock.instant();
        settlements.settle(
                workspace,
                answers.stream().map(answer -> settling.of(answer, now)).toList(),
                perhapsDone,
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
        lanes.of(campaign).rest(campaign, nanoTime.getAsLong(), wait.pause());
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
        if (lanes.of(campaign).stop(nanoTime.getAsLong(), patience.senderStop())) {
            notices.stopped(campaign, error, patience.senderStop());
        }
    }

    private void slowDown(SendingCampaign campaign, Duration pause) {
        lanes.of(campaign).pacer.slowDown(nanoTime.getAsLong(), pause);
    }

    private void resume(SendingCampaign campaign) {
        if (lanes.of(campaign).resume(nanoTime.getAsLong())) {
            notices.resumed(campaign);
        }
    }
}
