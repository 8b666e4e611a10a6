package io.rowcast.platform.http;

import io.javalin.security.RouteRole;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may do; each scope includes those before it. */
public enum Scope implements RouteRole {
    /** Look at everything of the workspace. */
    READ("look at campaigns"),
    /** Send, and change campaigns, contacts and conversations. */
    SEND("send and change campaigns"),
    /** Change keys, members and settings, export and erase. */
    ADMIN("change the workspace's settings");

    private final String words;

    Scope(String words) {
        this.words = words;
    }

    /** Whether it is this scope or a greater one. */
    public boolean includes(Scope other) {
        return compareTo(other) >= 0;
    }

    /** As the API, the database and the command line spell it: {@code read}, {@code send}, {@code admin}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope that is spelt so; empty where none is. */
    public static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }

    /** What it lets one do, to be read after "may". */
    public String words() {
        return words;
    }
}
