package io.rowcast;

import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.ApiKey;
import io.rowcast.workspace.NewKey;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The keys to the API. */
@Command(name = "key", description = "Keys to the API.", mixinStandardHelpOptions = true)
final class KeyCommand {
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    KeyCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Command(
            name = "issue",
            description = "Make a key and print it. It cannot be shown again.",
            mixinStandardHelpOptions = true)
    int issue(
            @Parameters(paramLabel = "WORKSPACE", description = "The workspace's id") UUID workspace,
            @Option(names = "--name", paramLabel = "NAME", defaultValue = "add-on", description = "Who holds it")
                    String name,
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            defaultValue = "admin",
                            description =
                                    "What its holder may do: read, send or admin; ${DEFAULT-VALUE} where not given")
                    String scope,
            @Option(
                            names = "--expires",
                            paramLabel = "TIME",
                            description = "From when it opens nothing, as 2027-03-31T00:00:00Z; never where not given")
                    @Nullable
                    String expires) {
        NewKey wanted = new NewKey(name, scope(scope), expires == null ? null : moment(expires), null);
        try (Operator operator = Operator.open(environment)) {
            WorkspaceId id = operator.existing(workspace);
            print(operator.accounts().issueKey(id, wanted).value());
        }
        return 0;
    }

    @Command(name = "list", description = "Print all keys of a workspace.", mixinStandardHelpOptions = true)
    int list(@Parameters(paramLabel = "WORKSPACE", description = "The workspace's id") UUID workspace) {
        try (Operator operator = Operator.open(environment)) {
            for (ApiKey key : operator.accounts().keys(operator.existing(workspace))) {
                print(key.id() + "  " + key.prefix() + "…  " + key.name() + "  "
                        + key.scope().word() + "  issued "
                        + key.createdAt() + said("expires", key.expiresAt()) + said("last used", key.lastUsedAt())
                        + said("revoked", key.revokedAt()));
            }
        }
        return 0;
    }

    @Command(name = "revoke", description = "Let a key open nothing any more.", mixinStandardHelpOptions = true)
    int revoke(
            @Parameters(paramLabel = "WORKSPACE", description = "The workspace's id") UUID workspace,
            @Parameters(paramLabel = "KEY", description = "The key's id, as `key list` prints it") UUID key) {
        try (Operator operator = Operator.open(environment)) {
            if (!operator.accounts().revokeKey(operator.existing(workspace), key)) {
                throw new CommandFailedException("There is no such key in use; `key list` prints the ids.");
            }
            print("Revoked.");
        }
        return 0;
    }

    private static Scope scope(String word) {
        return Scope.of(word)
                .orElseThrow(() -> new CommandFailedException("--scope: expected read, send or admin, not " + word));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandFailedException("--expires: expected a time as 2027-03-31T00:00:00Z, not " + text);
        }
    }

    private static String said(String what, @Nullable Instant when) {
        return when == null ? "" : "  " + what + " " + when;
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }
}
