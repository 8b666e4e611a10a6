package io.rowcast.benchmarks;

import java.nio.file.Path;

/** Runs one benchmark by name: {@code mvn -Pbench -Dbench=dispatch}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length == 0 ? "" : arguments[0];
        Path root = Path.of(System.getProperty("rowcast.root", "."));
        switch (name) {
            case "dispatch" -> DispatchBenchmark.run(root);
            case "schedule" -> ScheduleBenchmark.run(root);
            case "plan" -> PlanBenchmark.run(root);
            case "cluster" -> ClusterBenchmark.run(root);
            case "webhooks" -> WebhooksBenchmark.run(root);
            case "writeback" -> WriteBackBenchmark.run(root);
            default -> {
                System.err.println("There is no benchmark '" + name
                        + "'; expected -Dbench=dispatch, schedule, plan, cluster, webhooks or writeback");
                System.exit(2);
            }
        }
    }
}
