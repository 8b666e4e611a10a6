package io.rowcast.sandbox.sheets.access;

import java.util.Set;

/**
 * Whoever a token speaks for.
 *
 * @param isCounted calls count against this account's quota: a service account's (all as one user's, facts 1.1) and those of a
 *     person who consented; not those with a person's token from the controls, which the demo's spreadsheet page works with
 * @param scopes full scope addresses
 */
public record Caller(String email, boolean isCounted, Set<String> scopes) {
    private static final String ALL = "https://www.googleapis.com/auth/";

    /** True when a scope of the token opens spreadsheets, for reading only or for all. */
    public boolean mayUseSheets(boolean reading) {
        return Set.of("spreadsheets", "drive", "drive.file").stream().anyMatch(name -> scopes.contains(ALL + name))
                || (reading
                        && Set.of("spreadsheets.readonly", "drive.readonly").stream()
                                .anyMatch(name -> scopes.contains(ALL + name)));
    }
}
