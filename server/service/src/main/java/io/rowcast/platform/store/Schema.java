package io.rowcast.platform.store;

import org.flywaydb.core.Flyway;

/** Brings a database to the newest schema. Run as the role that owns the tables, which the service's role does not. */
public final class Schema {
    private Schema() {}

    /** Applies what is missing; several nodes may do so at once, one of them works and the others wait. */
    public static void migrate(DatabaseAddress address) {
        Flyway.configure()
                .dataSource(address.jdbcUrl(), null, null)
                .locations("classpath:db/migration")
                .connectRetries(5)
                .load()
                .migrate();
    }
}
