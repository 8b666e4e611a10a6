package io.rowcast.privacy;

import io.javalin.config.RoutesConfig;
import io.rowcast.platform.http.Pages;
import io.rowcast.platform.http.Routes;

/** Tells anybody what is kept of whom; open to all. */
public final class PrivacyRoutes implements Routes {
    private final DataMap map;

    public PrivacyRoutes(DataMap map) {
        this.map = map;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/privacy", context -> Pages.show(context, "Privacy", null, PrivacyPage.privacy(map)));
        routes.get(
                "/limited-use",
                context -> Pages.show(context, "How Google's data are used", null, PrivacyPage.limitedUse()));
    }
}
