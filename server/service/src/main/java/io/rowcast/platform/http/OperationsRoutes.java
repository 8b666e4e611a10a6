package io.rowcast.platform.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What operators and tools ask: health, readiness, metrics, the API's description. No personal data, so no key. */
public final class OperationsRoutes implements Routes {
    private static final String DESCRIPTION = "/openapi.yaml";

    private final PrometheusMeterRegistry metrics;
    private final List<Supplier<Optional<String>>> checks;

    /** @param checks each tells what keeps the service from working, or nothing; called at every {@code /readyz} */
    public OperationsRoutes(PrometheusMeterRegistry metrics, List<Supplier<Optional<String>>> checks) {
        this.metrics = metrics;
        this.checks = List.copyOf(checks);
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/healthz", context -> context.result("alive"), Counting.NONE);
        routes.get("/readyz", this::ready, Counting.NONE);
        routes.get("/metrics", context -> context.result(metrics.scrape()), Counting.NONE);
        byte[] description = description();
        routes.get(
                DESCRIPTION, context -> context.contentType("application/yaml").result(description), Counting.NONE);
    }

    private void ready(Context context) {
        List<String> wrong =
                checks.stream().map(Supplier::get).flatMap(Optional::stream).toList();
        if (!wrong.isEmpty()) {
            throw new Problem(ProblemType.NOT_READY, "The service is not ready.", String.join("; ", wrong));
        }
        context.result("ready");
    }

    private static byte[] description() {
        try (InputStream file = OperationsRoutes.class.getResourceAsStream(DESCRIPTION)) {
            if (file == null) {
                throw new IllegalStateException("openapi.yaml is not in the jar");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
