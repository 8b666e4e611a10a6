package io.rowcast.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** Lets Quartz use the service's own pool. */
final class QuartzConnections implements ConnectionProvider {
    private final DataSource pool;

    private QuartzConnections(DataSource pool) {
        this.pool = pool;
    }

    /** @return the name by which Quartz finds the pool; new for each, since Quartz keeps names for the whole JVM */
    static String register(DataSource pool) {
        String name = "rowcast-" + UUID.randomUUID();
        DBConnectionManager.getInstance().addConnectionProvider(name, new QuartzConnections(pool));
        return name;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void shutdown() {
        // The pool belongs to whoever made it.
    }

    @Override
    public void initialize() {
        // It is open already.
    }
}
