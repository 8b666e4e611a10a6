package io.rowcast.platform.http;

import io.javalin.config.RoutesConfig;

/** One feature's part of the HTTP API. */
@FunctionalInterface
public interface Routes {
    void mount(RoutesConfig routes);
}
