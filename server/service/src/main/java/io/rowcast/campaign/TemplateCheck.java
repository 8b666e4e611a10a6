package io.rowcast.campaign;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.render.Template;
import io.rowcast.workspace.MirroredTemplate;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.TemplateMirror;
import java.util.Optional;

/** Asks whether a campaign's template is still what its rows were rendered from. */
public final class TemplateCheck {
    private final Database database;
    private final SenderStore senders;
    private final TemplateMirror templates;
    private final CampaignStore campaigns = new CampaignStore();

    public TemplateCheck(Database database, SenderStore senders, TemplateMirror templates) {
        this.database = database;
        this.senders = senders;
        this.templates = templates;
    }

    /** Why the template, as Meta has it now, does not let the campaign be sent; empty where it does. */
    Optional<Launching.Outcome> refusal(WorkspaceId workspace, Campaign draft) {
        String name = draft.templateName();
        String language = draft.templateLanguage();
        if (name == null || language == null) {
            return Optional.empty();
        }
        Sender sender = senders.find(workspace, draft.senderId()).orElseThrow();
        Optional<MirroredTemplate> template = templates.findNow(workspace, sender, name, language);
        if (template.isEmpty()) {
            return Optional.of(
                    new Launching.Outcome.TemplateNotSendable("It is no longer in the WhatsApp Business Account."));
        }
        Optional<String> because = Template.parse(template.get().current()).notSendableBecause();
        if (because.isPresent()) {
            return Optional.of(new Launching.Outcome.TemplateNotSendable(because.get()));
        }
        Recipe recipe = database.inWorkspace(workspace, handle -> campaigns.recipe(handle, draft.id()));
        return TemplateWire.sameMessages(
                        recipe.definition().orElseThrow(), template.get().definition())
                ? Optional.empty()
                : Optional.of(new Launching.Outcome.Outdated());
    }
}
