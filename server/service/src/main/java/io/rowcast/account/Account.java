package io.rowcast.account;

import java.util.UUID;

/** A person who has signed in; prints without address and name. */
record Account(UUID id, String email, String name) {
    @Override
    public String toString() {
        return "account " + id;
    }
}
