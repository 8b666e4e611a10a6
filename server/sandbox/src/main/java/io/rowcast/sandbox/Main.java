package io.rowcast.sandbox;

import io.javalin.util.JavalinBindException;
import io.rowcast.sandbox.sheets.SheetsPart;
import io.rowcast.sandbox.whatsapp.WhatsAppPart;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line: {@code rowcast-sandbox [whatsapp] [sheets] [--port N]}. */
@Command(
        name = "rowcast-sandbox",
        mixinStandardHelpOptions = true,
        version = "rowcast-sandbox 0.1.0",
        description = "Stands in for Meta's WhatsApp Cloud API and for Google Sheets on this machine, behind one port.")
public final class Main implements Callable<Integer> {
    private static final List<String> PARTS = List.of("whatsapp", "sheets");

    @Parameters(
            arity = "0..*",
            paramLabel = "PART",
            description = "What to stand in for; all parts when none is named.")
    private List<String> names = List.of();

    @Option(names = "--port", defaultValue = "8090", description = "Where to listen on 127.0.0.1; 0 for any free port.")
    private int port;

    @Option(
            names = "--history",
            defaultValue = "" + WhatsAppPart.USUAL_HISTORY,
            description = "How many WhatsApp requests and messages to remember.")
    private int history;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw wrong("--port is " + port + "; give a port from 1 to 65535, or 0 for any free one.");
        }
        if (history < 1) {
            throw wrong("--history is " + history + "; give 1 or more.");
        }
        try (Sandbox sandbox = start()) {
            spec.commandLine()
                    .getOut()
                    .println("Rowcast sandbox on " + sandbox.url() + " (page: " + sandbox.url() + "/sandbox)");
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
            stopped.await();
        }
        return 0;
    }

    private Sandbox start() {
        try {
            return Sandbox.start(port, parts());
        } catch (JavalinBindException e) {
            throw wrong("Port " + port + " is taken or not allowed; give another with --port, or 0 for any free one.");
        }
    }

    private Part[] parts() {
        List<String> wanted = names.isEmpty() ? PARTS : names;
        return wanted.stream().distinct().map(this::part).toArray(Part[]::new);
    }

    private Part part(String name) {
        return switch (name) {
            case "whatsapp" -> new WhatsAppPart(InstantSource.system(), history);
            case "sheets" -> new SheetsPart();
            default -> throw wrong("There is no part \"" + name + "\"; use " + String.join(" or ", PARTS) + ".");
        };
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
