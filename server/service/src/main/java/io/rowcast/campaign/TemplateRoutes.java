package io.rowcast.campaign;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.TemplateMirror;

/** {@code /v1/senders/{senderId}/templates}: what a campaign can be made of. */
final class TemplateRoutes implements Routes {
    private final SenderStore senders;
    private final TemplateMirror templates;

    TemplateRoutes(SenderStore senders, TemplateMirror templates) {
        this.senders = senders;
        this.templates = templates;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/senders/{senderId}/templates", this::list, Scope.READ);
    }

    private void list(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        Sender sender = senders.find(workspace, Requests.pathId(context, "senderId"))
                .orElseThrow(CampaignProblems::noSuchSender);
        boolean refresh = Requests.flag(context, "refresh");
        TemplateMirror.Mirrored mirrored =
                CampaignProblems.askingWhatsApp(() -> templates.templatesOf(workspace, sender, refresh));
        context.json(new TemplateView.All(
                mirrored.templates().stream().map(TemplateView::of).toList(), mirrored.syncedAt()));
    }
}
