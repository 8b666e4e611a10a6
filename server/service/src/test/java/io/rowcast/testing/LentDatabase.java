package io.rowcast.testing;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * A migrated, empty database for one test after another, which closing empties: that takes a tenth of the time of a new one,
 * and its connections are open already. Where a test has changed the schema, or somebody still holds its rows, nobody gets it
 * again.
 */
public final class LentDatabase implements AutoCloseable {
    private static final ConcurrentLinkedDeque<LentDatabase> SHELF = new ConcurrentLinkedDeque<>();

    /** What is the same in two schemas that are. */
    private static final String SCHEMA = """
            select concat_ws(' ',
              (select md5(string_agg(concat(oid, relrowsecurity, relforcerowsecurity, relacl), ' ' order by oid)) from pg_class
               where relnamespace = 'public'::regnamespace),
              (select md5(string_agg(concat(attrelid, attname, attnotnull, attisdropped), ' ' order by attrelid, attnum))
               from pg_attribute join pg_class on pg_class.oid = attrelid where relnamespace = 'public'::regnamespace),
              (select md5(string_agg(concat(oid, convalidated), ' ' order by oid)) from pg_constraint),
              (select md5(string_agg(concat(oid, tgenabled), ' ' order by oid)) from pg_trigger),
              (select md5(string_agg(concat(oid, prosrc, proacl), ' ' order by oid)) from pg_proc
               where pronamespace = 'public'::regnamespace))
            """;

    /** All but what the migrations themselves bring; what is large is cut off, so that the next test is not slow for it. */
    private static final String EMPTY = """
            do $$
            declare
              one text;
            begin
              set local lock_timeout = '5s';
              set local session_replication_role = replica;
              for one in
                select case when pg_relation_size(oid) > 1000000 then format('truncate %I cascade', relname)
                  else format('delete from %I', relname) end
                from pg_class
                where relnamespace = 'public'::regnamespace and relkind = 'r'
                  and relname not in ('flyway_schema_history', 'legal_move')
              loop
                execute one;
              end loop;
              perform setval(seqrelid, seqstart, false) from pg_sequence;
            end $$
            """;

    private final DatabaseAddress address = TestDatabase.freshAddress();
    private final Database database = Database.open(address, 10);
    private final Connection owner = connect(address);
    private final String schema = schema();
    private boolean left;

    private LentDatabase() {}

    /** An empty one; close it after use, and use it no more then. */
    public static LentDatabase take() {
        LentDatabase shelved = SHELF.poll();
        return shelved == null ? new LentDatabase() : shelved;
    }

    /** The owner's address. */
    public DatabaseAddress address() {
        return address;
    }

    /** A pool of ten connections. */
    public Database database() {
        return database;
    }

    /** A connection as the owner, which commits each statement by itself; not to be closed. */
    Connection owner() {
        return owner;
    }

    /** A copy of all that is in it, as a backup is. Its pool is closed then, and it is lent to nobody else. */
    DatabaseAddress copied() {
        left = true;
        database.close();
        try {
            owner.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return TestDatabase.copyOf(address);
    }

    @Override
    public void close() {
        if (!left && schema.equals(schema()) && emptied()) {
            SHELF.push(this);
        } else {
            database.close();
        }
    }

    private boolean emptied() {
        try (Statement statement = owner.createStatement()) {
            statement.execute(EMPTY);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private String schema() {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(SCHEMA)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(DatabaseAddress address) {
        try {
            return DriverManager.getConnection(address.jdbcUrl());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
