package io.rowcast.sandbox;

import io.javalin.config.RoutesConfig;

/** One service that the sandbox stands in for, mounted under that service's own paths; its controls are under /sandbox. */
public interface Part extends AutoCloseable {
    /** Adds the part's paths. Called once, before the server starts. */
    void mount(RoutesConfig routes);

    /** Ends the part's own work; the server has stopped taking requests. */
    @Override
    void close();
}
