import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Builds an npm project where something of it has changed since its last build, else does nothing. Run as
 * {@code java NodeBuild.java PROJECT [SCRIPT STAMP]}: packages are installed when the lock file differs from the installed
 * one; {@code npm run SCRIPT} runs when any input differs from those noted in STAMP, a file that a clean removes.
 */
class NodeBuild {
    private static final int OLDEST_NODE = 20;
    private static final Set<String> NOT_INPUTS = Set.of("node_modules", "dist", "target", "script", "test");

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path project = Path.of(arguments[0]).toAbsolutePath().normalize();
        checkNode();
        boolean installed = install(project);
        if (arguments.length == 3) {
            build(project, arguments[1], Path.of(arguments[2]).toAbsolutePath(), installed);
        }
    }

    private static void checkNode() throws IOException, InterruptedException {
        String version;
        try {
            Process node = new ProcessBuilder(command("node", "--version")).start();
            version = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            node.waitFor();
        } catch (IOException e) {
            throw give("Node.js is missing. Install Node.js " + OLDEST_NODE + " or later (with npm) and start again.");
        }
        if (!version.matches("v\\d+\\..*") || Integer.parseInt(version.substring(1, version.indexOf('.'))) < OLDEST_NODE) {
            throw give("Node.js is " + version + ", but " + OLDEST_NODE + " or later is needed. Update it and start again.");
        }
    }

    private static boolean install(Path project) throws IOException, InterruptedException {
        Path noted = project.resolve("node_modules/.installed-lock");
        String lock = hash(List.of(project.resolve("package-lock.json")), project);
        if (Files.exists(noted) && Files.readString(noted).equals(lock)) {
            return false;
        }
        run(project, "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
        Files.writeString(noted, lock);
        return true;
    }

    private static void build(Path project, String script, Path stamp, boolean installed)
            throws IOException, InterruptedException {
        String inputs = hash(inputs(project), project);
        if (!installed && Files.exists(stamp) && Files.readString(stamp).equals(inputs)) {
            return;
        }
        run(project, "npm", "run", "--silent", script);
        Files.createDirectories(stamp.getParent());
        Files.writeString(stamp, inputs);
    }

    private static List<Path> inputs(Path project) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(project, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean skipped = !folder.equals(project) && NOT_INPUTS.contains(folder.getFileName().toString());
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(files);
        return files;
    }

    private static String hash(List<Path> files, Path project) throws IOException {
        MessageDigest digest = sha256();
        for (Path file : files) {
            digest.update(project.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Path project, String... words) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command(words)).directory(project.toFile()).inheritIO().start().waitFor();
        if (code != 0) {
            throw give(String.join(" ", words) + " failed in " + project + "; its own words stand above.");
        }
    }

    /** npm is a script on Windows, and only its shell runs those. */
    private static List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        if (System.getProperty("os.name").startsWith("Windows")) {
            command.addAll(0, List.of("cmd", "/c"));
        }
        return command;
    }

    private static Error give(String words) {
        System.err.println(words);
        System.exit(1);
        return new AssertionError("unreachable");
    }
}
