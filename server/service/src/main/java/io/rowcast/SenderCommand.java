package io.rowcast;

import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.AccessToken;
import io.rowcast.workspace.HealthReport;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SourceUnavailableException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The WhatsApp Business numbers. */
@Command(name = "sender", description = "WhatsApp Business numbers.", mixinStandardHelpOptions = true)
final class SenderCommand {
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    SenderCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Command(
            name = "add",
            description = "Add a number after asking Meta about it, or give a known one a new token.",
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "WORKSPACE", description = "The workspace's id") UUID workspace,
            @Option(names = "--phone-number-id", required = true, description = "Meta's id of the number")
                    String phoneNumberId,
            @Option(names = "--waba-id", required = true, description = "The WhatsApp Business Account's id")
                    String wabaId,
            @Option(
                            names = "--token",
                            required = true,
                            interactive = true,
                            arity = "0..1",
                            description = "A system user's access token; asked for where it is not given")
                    String token) {
        try (Operator operator = Operator.open(environment)) {
            print(operator.accounts()
                    .addSender(operator.existing(workspace), phoneNumberId, wabaId, new AccessToken(token)));
        } catch (SourceUnavailableException e) {
            throw new CommandFailedException("Nothing was added. " + e.getMessage());
        }
        return 0;
    }

    @Command(name = "list", description = "Print all numbers of a workspace.", mixinStandardHelpOptions = true)
    int list(@Parameters(paramLabel = "WORKSPACE", description = "The workspace's id") UUID workspace) {
        try (Operator operator = Operator.open(environment)) {
            WorkspaceId id = operator.existing(workspace);
            for (Sender sender : operator.accounts().senders(id)) {
                print(sender);
                print(operator.accounts().health(id, sender.id()));
            }
        }
        return 0;
    }

    private void print(HealthReport health) {
        PrintWriter out = spec.commandLine().getOut();
        HealthReport.Allowance limit = health.messagingLimit();
        out.println("    " + health.state().word()
                + (limit == null ? "" : "; " + limit.left() + " of " + limit.limit() + " new people left in 24 hours"));
        health.notes()
                .forEach(note ->
                        out.println("    " + note.severity().word() + " " + note.code() + ": " + note.message()));
    }

    private void print(Sender sender) {
        spec.commandLine()
                .getOut()
                .println(sender.id() + "  " + sender.displayPhoneNumber() + "  " + sender.verifiedName() + "  "
                        + sender.status() + "  quality " + sender.qualityRating() + "  " + sender.messagesPerSecond()
                        + " messages a second");
    }
}
