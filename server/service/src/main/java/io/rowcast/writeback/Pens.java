package io.rowcast.writeback;

/** The way to a linked tab with the credential that its link names. */
@FunctionalInterface
public interface Pens {
    /** Asks nobody. A credential that is missing or was taken back shows in the answers of the sheet. */
    StatusSheet of(LinkedTab link);

    /** The same for one turn: what it writes is guarded. */
    default StatusSheet of(LinkedTab link, TurnGuard guard) {
        return new GuardedSheet(of(link), guard);
    }

    /**
     * How many turns the link's credential has requests left for at present. With nothing left no turn is begun, so that
     * the requests which come free go to whoever waits longest.
     */
    default int room(LinkedTab link) {
        return Integer.MAX_VALUE;
    }
}
