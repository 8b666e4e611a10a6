package io.rowcast.sandbox.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One person's phone: the chat with the business, and what Meta remembers about the two. Safe for use by many threads. */
final class Phone {
    /** Older messages scroll away. */
    private static final int KEPT = 200;

    /** Free-form messages are allowed for 24 hours after the person's last message (facts section 11). */
    private static final Duration WINDOW = Duration.ofHours(24);

    private final Deque<ChatMessage> chat = new ArrayDeque<>(1);
    private final Set<Behaviour> done = EnumSet.noneOf(Behaviour.class);
    private final PairRate pairRate = new PairRate();
    private Recipient owner;
    private Identity identity;
    private @Nullable Behaviour behaviour;
    private @Nullable ToldError error;
    private @Nullable Instant lastInbound;
    private Instant lastActivity = Instant.EPOCH;
    private boolean marketingStopped;
    /** When marketing templates came within the last 24 hours. */
    private final List<Instant> marketing = new ArrayList<>(0);

    Phone(Recipient owner, Identity identity) {
        this.owner = owner;
        this.identity = identity;
    }

    synchronized Recipient owner() {
        return owner;
    }

    synchronized Identity identity() {
        return identity;
    }

    /** The person is known by other ids from now on. */
    synchronized void identify(Recipient nowOwner, Identity now) {
        owner = nowOwner;
        identity = now;
    }

    String name() {
        return identity().name();
    }

    /** Puts the message at the end and gives back the one that scrolled away. */
    synchronized Optional<ChatMessage> add(ChatMessage message) {
        chat.addLast(message);
        lastActivity = message.at();
        if (message instanceof ChatMessage.Inbound) {
            lastInbound = message.at();
        }
        return chat.size() > KEPT ? Optional.of(chat.removeFirst()) : Optional.empty();
    }

    /** Takes a message out; true when nothing that is worth keeping is left on this phone. */
    synchronized boolean forget(ChatMessage message) {
        chat.remove(message);
        return chat.isEmpty() && behaviour == null && error == null && !marketingStopped;
    }

    /** Oldest first. */
    synchronized List<ChatMessage> chat() {
        return List.copyOf(chat);
    }

    synchronized Instant lastActivity() {
        return lastActivity;
    }

    synchronized boolean windowOpen(Instant now) {
        return lastInbound != null && now.isBefore(lastInbound.plus(WINDOW));
    }

    /** What a control asked of this phone. */
    synchronized Optional<Behaviour> behaviour() {
        return Optional.ofNullable(behaviour);
    }

    synchronized void behave(Behaviour asked) {
        behaviour = asked;
        done.clear();
    }

    /** The error that every message to this phone meets. */
    synchronized Optional<ToldError> error() {
        return Optional.ofNullable(error);
    }

    synchronized void meet(@Nullable ToldError told) {
        error = told;
    }

    /** True once for each behaviour that shows only once. */
    synchronized boolean firstTime(Behaviour once) {
        return done.add(once);
    }

    synchronized boolean marketingStopped() {
        return marketingStopped;
    }

    synchronized void stopMarketing(boolean stop) {
        marketingStopped = stop;
    }

    /** Counts a marketing template; false, and nothing is counted, when the person had as many within 24 hours. */
    synchronized boolean takeMarketing(Instant now, int most) {
        Instant dayAgo = now.minus(WINDOW);
        marketing.removeIf(at -> !at.isAfter(dayAgo));
        if (marketing.size() >= most) {
            return false;
        }
        marketing.add(now);
        return true;
    }

    /** Takes one message from the allowance of this pair of numbers; false when it is used up. */
    synchronized boolean takeFromPairRate(Instant now) {
        return pairRate.take(now);
    }
}
