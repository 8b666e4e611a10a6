package io.rowcast.workbench;

/** {@code mvn -Pdemo}: starts the workbench, and says where it is. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // The service and the sandbox bring a logback.xml each; the workbench has its own name for its own.
        System.setProperty("logback.configurationFile", "workbench-logback.xml");
        try {
            Workbench workbench = Workbench.start(Settings.from(System.getProperties(), System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(workbench::close, "workbench-stop"));
            System.out.println();
            System.out.println("Rowcast workbench: " + workbench.address());
            System.out.println(
                    "Open it in a browser, then choose Extensions > Rowcast > Open Rowcast. Ctrl-C stops it.");
        } catch (StartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
