package io.rowcast.account;

import io.rowcast.platform.http.Scope;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member is in a workspace. */
public enum Role {
    VIEWER(Scope.READ, "Viewer", "looks at everything"),
    SENDER(Scope.SEND, "Sender", "sends, and changes campaigns, contacts and conversations"),
    OWNER(Scope.ADMIN, "Owner", "does everything, and manages members and keys");

    private final Scope scope;
    private final String title;
    private final String words;

    Role(Scope scope, String title, String words) {
        this.scope = scope;
        this.title = title;
        this.words = words;
    }

    /** The most that such a member may do. */
    public Scope scope() {
        return scope;
    }

    /** As the database and forms spell it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    String title() {
        return title;
    }

    /** What such a member does, to be read after the title. */
    String words() {
        return words;
    }

    /** The role that is spelt so; empty where none is. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** @throws IllegalStateException for a word that the database does not let in */
    static Role stored(String word) {
        return of(word).orElseThrow(() -> new IllegalStateException("no role: " + word));
    }
}
