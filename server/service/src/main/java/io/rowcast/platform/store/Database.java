package io.rowcast.platform.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pool of connections, each acting as {@code rowcast_service}: a role that owns nothing and that row-level
 * security binds. A transaction sees the rows of the one workspace it names, or none.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String SERVICE_ROLE = "rowcast_service";

    /** More would only wait for each other: Quartz does nearly all under one lock. */
    private static final int ALARM_CONNECTIONS = 4;

    private final HikariDataSource pool;
    private final HikariDataSource alarms;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool, HikariDataSource alarms) {
        this.pool = pool;
        this.alarms = alarms;
        this.jdbi = Jdbi.create(pool);
        // Which statement failed is told by the stack; its parameters are nobody's to read.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        jdbi.registerArrayType(UUID.class, "uuid");
    }

    /** Opens a pool of at most {@code size} connections to a migrated database. */
    public static Database open(DatabaseAddress address, int size) {
        HikariConfig config = config(address, "rowcast", size);
        // Batches become multi-row inserts: one round trip for a chunk of rows.
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        HikariConfig alarms = config(address, "rowcast-alarms", ALARM_CONNECTIONS);
        alarms.setConnectionInitSql(alarms.getConnectionInitSql() + "; set synchronous_commit = off");
        // Opened by whoever keeps alarms.
        alarms.setMinimumIdle(0);
        alarms.setInitializationFailTimeout(-1);
        return new Database(new HikariDataSource(config), new HikariDataSource(alarms));
    }

    private static HikariConfig config(DatabaseAddress address, String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.jdbcUrl());
        config.setMaximumPoolSize(size);
        config.setConnectionInitSql("set role " + SERVICE_ROLE);
        config.setPoolName(name);
        config.setConnectionTimeout(10_000);
        // Its details quote rows and keys.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", "60");
        return config;
    }

    /** Runs {@code work} in one transaction that sees only the rows of {@code workspace}. */
    public <T, X extends Exception> T inWorkspace(WorkspaceId workspace, HandleCallback<T, X> work) throws X {
        return jdbi.inTransaction(handle -> {
            enter(handle, workspace);
            return work.withHandle(handle);
        });
    }

    /** The same, but all that {@code work} reads was there at one moment, however long it takes. */
    public <T, X extends Exception> T inWorkspaceAtOneMoment(WorkspaceId workspace, HandleCallback<T, X> work)
            throws X {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            enter(handle, workspace);
            return work.withHandle(handle);
        });
    }

    /**
     * The same for work that finds rows by their keys, many at once. Its plans look each row up in an index, whatever the
     * statistics say: of rows that have just come by the ten thousand they say nothing, and a plan made then compares each with
     * every other.
     */
    public <T, X extends Exception> T inWorkspaceByKeys(WorkspaceId workspace, HandleCallback<T, X> work) throws X {
        return jdbi.inTransaction(handle -> {
            handle.createQuery("""
                            select set_config('rowcast.workspace', :workspace, true) || set_config('enable_seqscan', 'off', true)
                              || set_config('enable_hashjoin', 'off', true) || set_config('enable_mergejoin', 'off', true)
                              || set_config('plan_cache_mode', 'force_generic_plan', true)
                            """)
                    .bind("workspace", workspace.toString())
                    .mapTo(String.class)
                    .one();
            return work.withHandle(handle);
        });
    }

    /** Runs {@code work} in one transaction that sees no tenant rows: for the inbox and for questions across workspaces. */
    public <T, X extends Exception> T outsideWorkspaces(HandleCallback<T, X> work) throws X {
        return jdbi.inTransaction(work);
    }

    /** Lets a running transaction that named no workspace yet see the rows of {@code workspace} until it ends. */
    public static void enter(Handle handle, WorkspaceId workspace) {
        handle.createQuery("select set_config('rowcast.workspace', :workspace, true)")
                .bind("workspace", workspace.toString())
                .mapTo(String.class)
                .one();
    }

    /** Whether a connection can be had and answers. */
    public boolean answers() {
        try {
            return jdbi.withHandle(handle ->
                    handle.createQuery("select true").mapTo(Boolean.class).one());
        } catch (JdbiException e) {
            LOG.warn("The database does not answer", e);
            return false;
        }
    }

    /** The database's own clock, which all nodes share. */
    Instant time() {
        return jdbi.withHandle(handle -> handle.createQuery("select clock_timestamp()")
                .mapTo(Instant.class)
                .one());
    }

    /**
     * For Quartz, which brings its own SQL. Commits do not wait for the disk: if PostgreSQL itself crashes, what happened in the
     * second before may be forgotten. An alarm that rings again changes nothing then, and one that is lost is found by the look
     * for what is overdue; for both the truth stays in our own tables.
     */
    public DataSource alarms() {
        return alarms;
    }

    @Override
    public void close() {
        alarms.close();
        pool.close();
    }
}
