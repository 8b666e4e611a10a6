package io.rowcast.crash;

import io.rowcast.platform.crypto.MasterKeyset;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.DatabaseAddress;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.sandbox.client.WhatsAppControl.Behaviour;
import io.rowcast.sandbox.client.WhatsAppControl.Pace;
import io.rowcast.sandbox.client.WhatsAppControl.Received;
import io.rowcast.sandbox.sheets.SheetsPart;
import io.rowcast.sandbox.whatsapp.WhatsAppPart;
import io.rowcast.testing.TestDatabase;
import io.rowcast.workspace.ApiKeyStore;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.WorkspaceStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Meta and Google as the sandbox plays them, one PostgreSQL, two nodes of the service, and a front before them for callers. */
final class Stage implements AutoCloseable {
    /** The sandbox gives no more at a time. */
    private static final int PAGE = 10_000;

    static final String SERVICE_ACCOUNT = "rowcast@sandbox.example";

    private final Sandbox sandbox = Sandbox.start(0, new WhatsAppPart(), new SheetsPart());
    private final DatabaseAddress database;
    private final Database accounts;
    private final MasterKeyset master;
    private final Node first;
    private final Node second;
    private final Gate front;
    private final List<Lock> locks = new ArrayList<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private long seen;
    private Node dying;

    Stage(Path folder) throws IOException {
        this(folder, TestDatabase.freshAddress());
    }

    /** @param database the owner's address of a migrated one */
    Stage(Path folder, DatabaseAddress database) throws IOException {
        this.database = database;
        accounts = Database.open(database, 2);
        Path keyset = folder.resolve("keyset.json");
        master = MasterKeyset.readOrCreate(keyset);
        Path googleKey = Files.writeString(folder.resolve("google.json"), google().serviceAccountKey(SERVICE_ACCOUNT));
        first = new Node(sandbox.url(), database.jdbcUrl(), keyset, googleKey);
        second = new Node(sandbox.url(), database.jdbcUrl(), keyset, googleKey);
        dying = first;
        front = Gate.before(first.url());
        phones().usualBehaviour(Behaviour.READS, false);
        phones().pace(Pace.all(50));
        first.start();
        phones().webhook(
                        front.url().resolve("/webhooks/whatsapp"),
                        WhatsAppControl.APP_SECRET,
                        WhatsAppControl.VERIFY_TOKEN);
    }

    WhatsAppControl phones() {
        return new WhatsAppControl(sandbox.url());
    }

    SheetsControl google() {
        return new SheetsControl(sandbox.url());
    }

    URI sandboxUrl() {
        return sandbox.url();
    }

    DatabaseAddress database() {
        return database;
    }

    /** Where callers and Meta reach the service, whichever node is behind it. */
    Gate front() {
        return front;
    }

    Node node() {
        return first;
    }

    Node otherNode() {
        return second;
    }

    MasterKeyset master() {
        return master;
    }

    WorkspaceStore workspaces() {
        return new WorkspaceStore(accounts, InstantSource.system());
    }

    SenderStore senders() {
        return new SenderStore(accounts, new Sealers(master, workspaces()::keysOf));
    }

    ApiKeyStore keys() {
        return new ApiKeyStore(accounts, InstantSource.system());
    }

    /** As {@link Lock#take}, until the next kill. */
    Lock lock(String sql, Object... values) {
        Lock lock = Lock.take(database, sql, values);
        locks.add(lock);
        return lock;
    }

    /**
     * How often the sandbox accepted a message to each phone. A request that it refused, as over the throughput, gave nobody a
     * message.
     */
    Map<String, Integer> taken() {
        for (List<Received> page = page(); !page.isEmpty(); page = page()) {
            page.stream()
                    .filter(received -> received.outcome().equals("accepted"))
                    .forEach(received -> taken.merge(received.body().path("to").asText(), 1, Integer::sum));
            seen = page.getLast().seq();
        }
        return Map.copyOf(taken);
    }

    private List<Received> page() {
        return phones().received(seen, PAGE);
    }

    /** What the owner of the database counts. */
    int count(String sql, Object value) {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, value);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the owner of the database changes. */
    void change(String sql, Object value) {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, value);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Statements of the owner's, without values. */
    void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says which node the next kill ends; else it is the first. */
    void willDie(Node node) {
        dying = node;
    }

    /** Kills a node, and takes away all that stood in its way. */
    void kill() {
        dying.kill();
        front.clear();
        locks.forEach(Lock::close);
        locks.clear();
    }

    /** Where a node lives, callers and Meta reach it from now on; else the one that died starts again. */
    void go() {
        Node survivor = dying == first ? second : first;
        if (survivor.runs()) {
            front.leadTo(survivor.url());
        } else {
            dying.start();
        }
    }

    /** Ends the second node, if it runs, by a kill too. */
    void firstNodeAlone() {
        if (!first.runs()) {
            first.start();
        }
        second.kill();
        dying = first;
        front.leadTo(first.url());
    }

    @Override
    public void close() {
        first.close();
        second.close();
        front.close();
        locks.forEach(Lock::close);
        accounts.close();
        sandbox.close();
    }
}
