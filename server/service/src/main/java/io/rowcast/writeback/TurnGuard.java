package io.rowcast.writeback;

/** Says whether a turn is still this node's; to be asked right before each write. */
@FunctionalInterface
public interface TurnGuard {
    /** False once another node has taken the spreadsheet over: nothing may be written then. */
    boolean holds();
}
