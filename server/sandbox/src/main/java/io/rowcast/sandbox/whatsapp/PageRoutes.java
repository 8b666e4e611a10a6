package io.rowcast.sandbox.whatsapp;

import io.javalin.config.RoutesConfig;

/** The page that shows phones. Its policy lets no script in but its own, whatever a message may hold. */
final class PageRoutes {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self' data: http: https:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    void mount(RoutesConfig routes) {
        file(routes, "/sandbox", "page.html", "text/html; charset=UTF-8");
        file(routes, "/sandbox/page.css", "page.css", "text/css; charset=UTF-8");
        file(routes, "/sandbox/page.js", "page.js", "text/javascript; charset=UTF-8");
    }

    private static void file(RoutesConfig routes, String path, String resource, String type) {
        byte[] bytes = Json.resourceBytes("/sandbox/" + resource);
        routes.get(
                path,
                ctx -> ctx.contentType(type)
                        .header("Content-Security-Policy", POLICY)
                        .header("X-Content-Type-Options", "nosniff")
                        .result(bytes));
    }
}
