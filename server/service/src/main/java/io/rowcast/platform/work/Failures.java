package io.rowcast.platform.work;

import org.jspecify.annotations.Nullable;

/** Gathers what went wrong for some of many, so that the others get their turn before it is thrown. */
public final class Failures {
    private @Nullable RuntimeException first;

    public void add(RuntimeException failure) {
        if (first == null) {
            first = failure;
        } else {
            first.addSuppressed(failure);
        }
    }

    /** Throws the first, with the others suppressed in it. */
    public void throwAny() {
        if (first != null) {
            throw first;
        }
    }
}
