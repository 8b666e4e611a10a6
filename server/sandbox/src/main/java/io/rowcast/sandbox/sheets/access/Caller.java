package io.rowcast.sandbox.sheets.access;

import java.util.Set;

/**
 * Whoever a token speaks for.
 *
 * @param isPerson else a service account, all of whose calls count as one user's (facts 1.1)
 * @param scopes full scope addresses
 */
public record Caller(String email, boolean isPerson, Set<String> scopes) {
    private static final String ALL = "https://www.googleapis.com/auth/";

    /** True when a scope of the token opens spreadsheets, for reading only or for all. */
    public boolean mayUseSheets(boolean reading) {
        return Set.of("spreadsheets", "drive", "drive.file").stream().anyMatch(name -> scopes.contains(ALL + name))
                || (reading
                        && Set.of("spreadsheets.readonly", "drive.readonly").stream()
                                .anyMatch(name -> scopes.contains(ALL + name)));
    }
}
