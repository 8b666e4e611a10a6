package io.rowcast;

import java.util.Map;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "rowcast",
        description = "Sends each row of a sheet as a WhatsApp message. Set up by ROWCAST_… environment variables.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private Main() {}

    /** Exits with 0 when all went well, 1 when the command failed, 2 when it was not understood. */
    public static void main(String[] args) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(commandLine(System.getenv()).execute(args));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new Main())
                .addSubcommand(new ServeCommand(environment))
                .addSubcommand(new MigrateCommand(environment))
                .addSubcommand(new WorkspaceCommand(environment))
                .addSubcommand(new KeyCommand(environment))
                .addSubcommand(new SenderCommand(environment))
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    command.getErr().println(words(thrown));
                    return 1;
                });
    }

    private static String words(Exception thrown) {
        return switch (thrown) {
            case BadConfigException bad -> "The environment is not set up:" + System.lineSeparator() + bad.getMessage();
            case CommandFailedException failed -> String.valueOf(failed.getMessage());
            default -> "Failed: " + thrown;
        };
    }
}
