package io.rowcast.sandbox.whatsapp;

import org.jspecify.annotations.Nullable;

/** What a business has set up on one of its numbers (facts section 4). */
final class NumberSetup {
    private final Registration registration = new Registration();
    private final BusinessProfile profile = new BusinessProfile();
    private final BlockedUsers blocked = new BlockedUsers();
    private volatile @Nullable Callback ownCallback;

    Registration registration() {
        return registration;
    }

    BusinessProfile profile() {
        return profile;
    }

    BlockedUsers blocked() {
        return blocked;
    }

    /** Where this number's webhooks go instead of the account's and the app's callback; null for there. */
    @Nullable
    Callback ownCallback() {
        return ownCallback;
    }

    /** From now on they go there; null takes the number's own address away. */
    void sendTo(@Nullable Callback own) {
        ownCallback = own;
    }
}
