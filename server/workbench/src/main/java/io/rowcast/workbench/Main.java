package io.rowcast.workbench;

/** {@code mvn -Pdemo}: starts the workbench, and says where it is. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
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
