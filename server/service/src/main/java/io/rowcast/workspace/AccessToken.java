package io.rowcast.workspace;

/** A sender's token for Meta's API; prints as nothing. */
public record AccessToken(String value) {
    @Override
    public String toString() {
        return "•••";
    }
}
