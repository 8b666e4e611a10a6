package io.rowcast.account;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where a person wanted to go: never to another site, whatever a link says. */
final class OwnPath {
    /** Begins with one slash: two would begin the name of another host, and so would a backslash in some browsers. */
    private static final Pattern PATH = Pattern.compile("/(?!/)[A-Za-z0-9/_.~%=&?+-]{0,500}");

    private OwnPath() {}

    /** The path, where it is one of ours. */
    static Optional<String> of(@Nullable String wanted) {
        return Optional.ofNullable(wanted).filter(path -> PATH.matcher(path).matches());
    }
}
