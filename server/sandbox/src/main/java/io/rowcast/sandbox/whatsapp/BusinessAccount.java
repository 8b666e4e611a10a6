package io.rowcast.sandbox.whatsapp;

import org.jspecify.annotations.Nullable;

/** A WhatsApp Business Account (WABA): a token, templates, webhooks, and what Meta allows it. */
final class BusinessAccount {
    private final String id;
    private final String name;
    private final String token;
    private final Portfolio portfolio;
    private final TemplateStore templates;
    private final Standing standing = new Standing();
    /** The app hears of the account from the start, which spares a call of subscribed_apps. */
    private volatile boolean subscribed = true;

    private volatile @Nullable Callback ownCallback;

    BusinessAccount(String id, String name, String token, Portfolio portfolio, TemplateStore templates) {
        this.id = id;
        this.name = name;
        this.token = token;
        this.portfolio = portfolio;
        this.templates = templates;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String token() {
        return token;
    }

    Portfolio portfolio() {
        return portfolio;
    }

    TemplateStore templates() {
        return templates;
    }

    Standing standing() {
        return standing;
    }

    boolean subscribed() {
        return subscribed;
    }

    void subscribe(boolean now) {
        subscribed = now;
    }

    /** Where this account's webhooks go instead of the app's callback (facts section 4); null for there. */
    @Nullable
    Callback ownCallback() {
        return ownCallback;
    }

    void sendTo(Callback own) {
        ownCallback = own;
    }
}
