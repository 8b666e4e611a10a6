package io.rowcast.workspace;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import java.util.List;

/** {@code /v1/sheet-links}. */
public final class SheetLinkRoutes implements Routes {
    private final SheetLinkStore links;
    private final SheetAccess access;

    public SheetLinkRoutes(SheetLinkStore links, SheetAccess access) {
        this.links = links;
        this.access = access;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/sheet-links", this::list);
        routes.put("/v1/sheet-links", this::link);
    }

    private void list(Context context) {
        List<SheetLink> all = links.list(Caller.of(context).workspace());
        context.json(new AccountView.SheetLinks(all.stream().map(this::checked).toList()));
    }

    private void link(Context context) {
        SheetRef tab = Requests.body(context, SheetRef.class);
        context.json(checked(links.link(
                Caller.of(context).workspace(), tab.spreadsheetId(), tab.sheetId(), tab.title(), tab.timeZone())));
    }

    private AccountView.SheetLinkView checked(SheetLink link) {
        return AccountView.SheetLinkView.of(link, access.check(link.spreadsheetId(), link.sheetId()));
    }
}
