package io.rowcast.testing;

import io.rowcast.Application;
import io.rowcast.Config;
import io.rowcast.platform.crypto.MasterKeyset;
import io.rowcast.platform.store.DatabaseAddress;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.sandbox.sheets.SheetsPart;
import io.rowcast.sandbox.whatsapp.WhatsAppPart;
import io.rowcast.workspace.AccessToken;
import io.rowcast.workspace.Sender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The real service, the sandbox in the place of Meta and Google, and a workspace with a sender. */
public final class RunningService implements AutoCloseable {
    private final Sandbox sandbox = Sandbox.start(0, new WhatsAppPart(), new SheetsPart());
    private final DatabaseAddress database = TestDatabase.freshAddress();
    private final Path keyset;
    private final InstantSource clock;
    private final WorkspaceId workspace;
    private final Sender sender;
    private Application application;

    /** @param folder for the master keyset */
    public RunningService(Path folder, InstantSource clock) {
        this.keyset = folder.resolve("keyset.json");
        this.clock = clock;
        try {
            MasterKeyset.readOrCreate(keyset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        application = startApplication();
        workspace = application.accounts().createWorkspace("Shop").id();
        sender = application
                .accounts()
                .addSender(
                        workspace,
                        WhatsAppControl.PHONE_NUMBER_ID,
                        WhatsAppControl.WABA_ID,
                        new AccessToken(WhatsAppControl.TOKEN));
    }

    private Application startApplication() {
        Application started = Application.start(config(), clock);
        control()
                .webhook(
                        URI.create("http://localhost:" + started.port() + "/webhooks/whatsapp"),
                        WhatsAppControl.APP_SECRET,
                        WhatsAppControl.VERIFY_TOKEN);
        control().pace(WhatsAppControl.Pace.all(1));
        return started;
    }

    /** Another node beside this one. */
    public record Node(Application application) implements AutoCloseable {
        public URI url() {
            return URI.create("http://localhost:" + application.port());
        }

        @Override
        public void close() {
            application.close();
        }
    }

    /** Starts another node on the same database; close it after use. */
    public Node secondNode() {
        return new Node(Application.start(config(), clock));
    }

    private Config config() {
        return Config.from(Map.ofEntries(
                Map.entry("ROWCAST_DATABASE_URL", database.jdbcUrl()),
                Map.entry("ROWCAST_MASTER_KEYSET", keyset.toString()),
                Map.entry("ROWCAST_PORT", "0"),
                Map.entry("ROWCAST_GRAPH_URL", sandbox.url().toString()),
                Map.entry("ROWCAST_SHEETS_URL", sandbox.url().toString()),
                Map.entry("ROWCAST_GOOGLE_CLIENT_ID", "sandbox-client.apps.googleusercontent.com"),
                Map.entry("ROWCAST_GOOGLE_CLIENT_SECRET", "sandbox-client-secret"),
                Map.entry("ROWCAST_GOOGLE_AUTH_URL", sandbox.url() + "/o/oauth2/v2/auth"),
                Map.entry("ROWCAST_GOOGLE_TOKEN_URL", sandbox.url() + "/token"),
                Map.entry("ROWCAST_GOOGLE_REVOKE_URL", sandbox.url() + "/revoke"),
                Map.entry("ROWCAST_GOOGLE_KEYS_URL", sandbox.url() + "/oauth2/v3/certs"),
                // Tests ask again and again, all from one address.
                Map.entry("ROWCAST_REQUESTS_PER_KEY", "1000000"),
                Map.entry("ROWCAST_REQUESTS_PER_ADDRESS", "1000000"),
                Map.entry("ROWCAST_WHATSAPP_APP_SECRET", WhatsAppControl.APP_SECRET),
                Map.entry("ROWCAST_WHATSAPP_VERIFY_TOKEN", WhatsAppControl.VERIFY_TOKEN)));
    }

    /** Stops the service, and starts it anew on the same database and the same sandbox. */
    public void restart() {
        stop();
        application = startApplication();
    }

    /** Stops the service; {@link #restart} starts it again. */
    public void stop() {
        application.close();
    }

    public Application application() {
        return application;
    }

    public WhatsAppControl control() {
        return new WhatsAppControl(sandbox.url());
    }

    /** Where the sandbox answers. */
    public URI sandboxUrl() {
        return URI.create(sandbox.url().toString());
    }

    public Sender sender() {
        return sender;
    }

    /** Where the service answers. */
    public URI url() {
        return URI.create("http://localhost:" + application.port());
    }

    /** All rows of all tables, the service's and Quartz's, as text; read as the owner, whom no policy binds. */
    public String everyTable() {
        StringBuilder text = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                Statement list = connection.createStatement();
                ResultSet tables = list.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
            while (tables.next()) {
                try (Statement read = connection.createStatement();
                        ResultSet rows = read.executeQuery("select t::text from " + tables.getString(1) + " t")) {
                    while (rows.next()) {
                        text.append(rows.getString(1)).append('\n');
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** The files in which PostgreSQL keeps what the service has stored, as far as they were written since. */
    public List<Path> files(Instant since) {
        return TestDatabase.files(database, since);
    }

    /** The first column of what the owner of the database reads. */
    public List<String> strings(String sql) {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                Statement read = connection.createStatement();
                ResultSet rows = read.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    /** The first column of what the service itself reads within a workspace, bound by row-level security as it is. */
    public List<String> stringsWithin(WorkspaceId one, String sql) {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                Statement read = connection.createStatement()) {
            read.execute("set role rowcast_service");
            read.execute("set rowcast.workspace = '" + one + "'");
            try (ResultSet rows = read.executeQuery(sql)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    /** The workspace that has the sender. */
    public WorkspaceId workspace() {
        return workspace;
    }

    /** A caller with a new key of the workspace. */
    public ApiClient client() {
        return new ApiClient(
                url(), application.accounts().issueKey(workspace, "test").value());
    }

    /** A caller of another, new workspace, which has no sender. */
    public ApiClient stranger() {
        WorkspaceId other = application.accounts().createWorkspace("Other").id();
        return new ApiClient(
                url(), application.accounts().issueKey(other, "test").value());
    }

    /** Waits, at most half a minute, until something beyond our process's border has happened. */
    public static void await(String what, BooleanSupplier happened) {
        await(what, Duration.ofSeconds(30), happened);
    }

    /** The same with another limit. Who waits for long asks less often: to be asked takes time from what is awaited. */
    public static void await(String what, Duration atMost, BooleanSupplier happened) {
        long began = System.nanoTime();
        while (!happened.getAsBoolean()) {
            long waited = System.nanoTime() - began;
            if (waited > atMost.toNanos()) {
                throw new AssertionError("not within " + atMost + ": " + what);
            }
            try {
                Thread.sleep(waited < 2_000_000_000L ? 20 : 100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        application.close();
        sandbox.close();
    }
}
