package io.rowcast;

import io.rowcast.account.Role;
import io.rowcast.workspace.Workspace;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The customers' accounts. */
@Command(name = "workspace", description = "Customers' accounts.", mixinStandardHelpOptions = true)
final class WorkspaceCommand {
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    WorkspaceCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Command(name = "create", description = "Make a workspace and print its id.", mixinStandardHelpOptions = true)
    int create(@Parameters(paramLabel = "NAME", description = "The customer's name") String name) {
        try (Operator operator = Operator.open(environment)) {
            print(operator.accounts().createWorkspace(name).id().toString());
        }
        return 0;
    }

    @Command(name = "list", description = "Print the id and the name of each.", mixinStandardHelpOptions = true)
    int list() {
        try (Operator operator = Operator.open(environment)) {
            for (Workspace workspace : operator.accounts().workspaces()) {
                print(workspace.id() + "  " + workspace.name());
            }
        }
        return 0;
    }

    @Command(
            name = "invite",
            description = "Make a link that lets one person in, and print it. It cannot be shown again.",
            mixinStandardHelpOptions = true)
    int invite(
            @Parameters(paramLabel = "WORKSPACE", description = "The workspace's id") UUID workspace,
            @Parameters(paramLabel = "EMAIL", description = "The address of the person's Google account") String email,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "owner",
                            description = "owner, sender or viewer; ${DEFAULT-VALUE} where not given")
                    String role) {
        Role wanted = Role.of(role)
                .orElseThrow(() -> new CommandFailedException("--role: expected owner, sender or viewer, not " + role));
        try (Operator operator = Operator.open(environment)) {
            print(operator.invite(operator.existing(workspace), email, wanted).toString());
        }
        return 0;
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }
}
