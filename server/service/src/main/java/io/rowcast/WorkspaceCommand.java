package io.rowcast;

import io.rowcast.account.Role;
import io.rowcast.workspace.Workspace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
            name = "export",
            description = "Write all that a workspace has into a zip, opened and without secrets.",
            mixinStandardHelpOptions = true)
    int export(
            @Parameters(paramLabel = "WORKSPACE", description = "The workspace's id") UUID workspace,
            @Parameters(paramLabel = "FILE", description = "The zip, which must not be there yet") Path file) {
        try (Operator operator = Operator.open(environment);
                OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            operator.export(operator.existing(workspace), out);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailedException("There is a file " + file + " already; nothing was written.");
        } catch (IOException e) {
            throw new CommandFailedException("The file " + file + " could not be written: " + e.getMessage());
        }
        print("Written to " + file + ".");
        return 0;
    }

    @Command(
            name = "erase",
            description = "End a workspace for good: its campaigns stop, its keys are destroyed, its rows are deleted.",
            mixinStandardHelpOptions = true)
    int erase(
            @Parameters(paramLabel = "WORKSPACE", description = "The workspace's id") UUID workspace,
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            required = true,
                            description = "The workspace's name, so that none is ended by mistake")
                    String name) {
        try (Operator operator = Operator.open(environment)) {
            if (!operator.end(operator.existing(workspace), name)) {
                throw new CommandFailedException(
                        "The workspace has another name; `workspace list` prints it. Nothing was deleted.");
            }
        }
        print("Erased.");
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
