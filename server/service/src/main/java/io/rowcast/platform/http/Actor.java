package io.rowcast.platform.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who does something in a workspace. */
public sealed interface Actor {
    /** An API key's holder, as a sheet's add-on. */
    record Key(UUID keyId) implements Actor {}

    /** A person who has signed in. */
    record Member(UUID memberId) implements Actor {}

    /** Somebody at the command line. */
    record Operator() implements Actor {}

    /** Rowcast by itself, at its time. */
    record Service() implements Actor {}

    /** One word for the kind: {@code key}, {@code member}, {@code operator}, {@code service}. */
    default String kind() {
        return switch (this) {
            case Key key -> "key";
            case Member member -> "member";
            case Operator operator -> "operator";
            case Service service -> "service";
        };
    }

    /** The key's or member's id; null where the kind says all. */
    default @Nullable UUID id() {
        return switch (this) {
            case Key key -> key.keyId();
            case Member member -> member.memberId();
            case Operator operator -> null;
            case Service service -> null;
        };
    }
}
