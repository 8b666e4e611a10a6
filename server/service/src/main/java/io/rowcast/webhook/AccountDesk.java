package io.rowcast.webhook;

import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.TemplateStore;
import org.jdbi.v3.core.Handle;

/**
 * Brings news of accounts, numbers and templates to every workspace with that WhatsApp Business Account, within the
 * caller's transaction, whose workspace changes.
 */
public final class AccountDesk {
    private final SenderStore senders;
    private final TemplateStore templates;

    public AccountDesk(SenderStore senders, TemplateStore templates) {
        this.senders = senders;
        this.templates = templates;
    }

    void apply(Handle handle, Arrived arrived) {
        switch (arrived.event()) {
            case Event.OfTemplate template -> templates.apply(handle, template.news());
            case Event.OfAccount account -> senders.apply(handle, account.news(), arrived.at());
            case Event.OfNumber ofNumber -> {}
            case Event.PassedOver passedOver -> {}
        }
    }
}
