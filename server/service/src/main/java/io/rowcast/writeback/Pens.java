package io.rowcast.writeback;

/** The way to a linked tab with the credential that its link names. */
@FunctionalInterface
public interface Pens {
    /** Asks nobody. A credential that is missing or was taken back shows in the answers of the sheet. */
    StatusSheet of(LinkedTab link);
}
