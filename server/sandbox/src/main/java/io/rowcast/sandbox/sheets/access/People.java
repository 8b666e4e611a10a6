package io.rowcast.sandbox.sheets.access;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The e-mail addresses of people with a Google account. */
public final class People {
    private final Set<String> emails = new ConcurrentSkipListSet<>();

    public void add(String email) {
        emails.add(email);
    }

    public List<String> all() {
        return List.copyOf(emails);
    }
}
