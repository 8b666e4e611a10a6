package io.rowcast.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A move of a delivery as the API tells it. */
record MoveView(
        String from,
        String to,
        Instant at,
        Instant recordedAt,
        int attempt,
        @Nullable Integer errorCode) {
    record Trail(List<MoveView> moves) {
        static Trail of(List<Moved> moves) {
            return new Trail(moves.stream()
                    .map(move -> new MoveView(
                            move.from().word(),
                            move.to().word(),
                            move.at(),
                            move.recordedAt(),
                            move.attempt(),
                            move.errorCode()))
                    .toList());
        }
    }
}
