package io.rowcast;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the schema and the keys of the database up to date. */
@Command(
        name = "migrate",
        description = "Bring the database to the newest schema, and wrap all keys with the primary master key.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    MigrateCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (Operator operator = Operator.open(environment)) {
            int workspaces = operator.rewrapKeys();
            spec.commandLine()
                    .getOut()
                    .println("The schema is up to date; the keys of accounts and of " + workspaces
                            + " workspaces are wrapped with the primary master key.");
        }
        return 0;
    }
}
