package io.rowcast.delivery;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ledger's state machine. PostgreSQL has the same table as {@code legal_move}, and refuses any other move of any
 * statement.
 */
public final class Moves {
    public static final List<Move> TABLE = List.of(
            new Move.Claimed(),
            new Move.HeldBack(),
            new Move.PutBack(),
            new Move.CalledOff(),
            new Move.Lost(),
            new Move.GivenUp(),
            new Move.Taken(),
            new Move.Refused(),
            new Move.Reported(DeliveryStatus.SENT),
            new Move.Reported(DeliveryStatus.FAILED),
            new Move.Reported(DeliveryStatus.DELIVERED),
            new Move.Reported(DeliveryStatus.READ),
            new Move.ResentByHand(),
            new Move.Retried(),
            new Move.TakenUp());

    /** Which status may follow which, as {@code sending>accepted}. */
    static final Set<String> LEGAL = pairs(TABLE.stream());

    /** Those of them that a report of Meta's may bring about. */
    static final Set<String> REPORTED = pairs(TABLE.stream().filter(Move.Reported.class::isInstance));

    private Moves() {}

    public static boolean legal(DeliveryStatus from, DeliveryStatus to) {
        return LEGAL.contains(pair(from, to));
    }

    /** Which moves a report of Meta's may bring about, as {@code sent>read}. */
    public static Set<String> reported() {
        return REPORTED;
    }

    private static Set<String> pairs(Stream<Move> moves) {
        return moves.flatMap(move -> move.from().stream().map(from -> pair(from, move.to())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String pair(DeliveryStatus from, DeliveryStatus to) {
        return from.word() + '>' + to.word();
    }
}
