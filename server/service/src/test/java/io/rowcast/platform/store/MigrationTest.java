package io.rowcast.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What was there before a migration that reads it. */
class MigrationTest {
    private static final String SHOP = "00000000-0000-0000-0000-000000000001";
    private static final String OTHER = "00000000-0000-0000-0000-000000000002";

    private final DatabaseAddress address = TestDatabase.emptyAddress();

    @Test
    void replies_of_the_time_before_conversations_become_conversations_by_person_and_sender() throws SQLException {
        migrateTo("17");
        try (Connection owner = DriverManager.getConnection(address.jdbcUrl());
                Statement run = owner.createStatement()) {
            for (String workspace : List.of(SHOP, OTHER)) {
                run.execute("""
                        insert into workspace (workspace_id, name, aead_keyset, mac_keyset, created_at)
                        values ('%1$s', 'Shop', '', '', now());
                        insert into portfolio (workspace_id, portfolio_id) values ('%1$s', 'p');
                        insert into sender (workspace_id, sender_id, phone_number_id, waba_id, access_token,
                          display_phone_number, verified_name, quality_rating, status, messages_per_second, portfolio_id)
                        select '%1$s', md5('%1$s' || n)::uuid, '%1$s' || n, 'w', '', '+1', 'Shop', 'GREEN', 'CONNECTED', 80, 'p'
                        from (values ('first'), ('second')) s (n);
                        """.formatted(workspace));
            }
            // One person has a number and a user id; another has left a number that a third writes from now.
            run.execute("""
                    insert into recipient_alias (workspace_id, recipient_id, person_id, left_at) values
                      ('%1$s', 'anna-number', md5('anna')::uuid, null), ('%1$s', 'anna-id', md5('anna')::uuid, null),
                      ('%1$s', 'old-number', md5('ben')::uuid, now()), ('%1$s', 'new-number', md5('ben')::uuid, null);
                    """.formatted(SHOP));
            run.execute("""
                    insert into reply (workspace_id, reply_id, wamid_id, sender_id, recipient_id, recipient, type, body,
                      received_at)
                    select w::uuid, gen_random_uuid(), (w || s || n || at)::bytea, md5(w || s)::uuid, n::bytea,
                      ('sealed ' || n || at)::bytea, 'text', 'sealed', at::timestamptz
                    from (values
                      ('%1$s', 'first', 'anna-number', '2026-01-01 10:00Z'), ('%1$s', 'first', 'anna-id', '2026-01-01 11:00Z'),
                      ('%1$s', 'second', 'anna-number', '2026-01-01 12:00Z'),
                      ('%1$s', 'first', 'old-number', '2026-01-01 13:00Z'), ('%1$s', 'first', 'new-number', '2026-01-01 14:00Z'),
                      ('%2$s', 'first', 'anna-number', '2026-01-01 15:00Z')) r (w, s, n, at);
                    """.formatted(SHOP, OTHER));
        }
        Schema.migrate(address);

        assertThat(strings("""
                        select right(c.workspace_id::text, 1) || ' ' || encode(c.recipient_id, 'escape') || ' ' || count(r.reply_id)
                        from conversation c join reply r using (workspace_id, conversation_id)
                        group by c.workspace_id, c.conversation_id order by 1
                        """))
                .containsExactly(
                        "1 anna-id 2", "1 anna-number 1", "1 new-number 1", "1 old-number 1", "2 anna-number 1");
        assertThat(strings("select count(*)::text from reply where conversation_id is null"))
                .containsExactly("0");
        assertThat(strings("""
                        select encode(recipient, 'escape') from conversation
                        where last_at = last_inbound_at and read_at = last_at order by last_at limit 1
                        """))
                .as("shown is the name under which they wrote last, and all of it is read")
                .containsExactly("sealed anna-id2026-01-01 11:00Z");
    }

    @Test
    void deliveries_of_the_time_before_the_queue_wait_are_in_doubt_and_are_found_as_they_were() throws SQLException {
        migrateTo("21");
        try (Connection owner = DriverManager.getConnection(address.jdbcUrl());
                Statement run = owner.createStatement()) {
            run.execute("set session_replication_role = replica");
            run.execute("""
                    insert into workspace (workspace_id, name, created_at) values ('%1$s', 'Shop', now());
                    insert into delivery (workspace_id, delivery_id, campaign_id, sender_id, row_number, row_key, recipient_id,
                      recipient, region, message, view, status, status_at, due_at, claim_expires_at, wamid_id)
                    select '%1$s', md5('d' || n)::uuid, md5('c')::uuid, md5('s')::uuid, n, 'key' || n, ('r' || n)::bytea,
                      '', 'GB', '', '', status::delivery_status, now(), due::timestamptz, expires::timestamptz, wamid::bytea
                    from (values
                      (2, 'queued', null, null, null), (3, 'queued', '2026-01-01 10:00Z', null, 'last try'),
                      (4, 'sending', null, '2026-01-01 11:00Z', null), (5, 'sending', null, '2026-01-01 12:00Z', null),
                      (6, 'read', null, null, 'of six')) r (n, status, due, expires, wamid);
                    """.formatted(SHOP));
        }
        Schema.migrate(address);

        assertThat(strings(
                        "select row_number || ' ' || coalesce(nullif(due_at, '-infinity') = '2026-01-01 10:00Z', false)"
                                + " from queued order by row_number"))
                .containsExactly("2 false", "3 true");
        assertThat(strings(
                        "select (expires_at = '2026-01-01 12:00Z') || ' ' || (deliveries @> array[md5('d4')::uuid, md5('d5')::uuid])"
                                + " || ' ' || cardinality(deliveries) from claim"))
                .containsExactly("true true 2");
        assertThat(strings("select workspace_id::text from workspaces_in_doubt()"))
                .containsExactly(SHOP);
        assertThat(strings("select encode(w.wamid_id, 'escape') || ' ' || d.row_number from delivery_wamid w"
                        + " join delivery d using (workspace_id, delivery_id) order by d.row_number"))
                .containsExactly("last try 3", "of six 6");
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(address.jdbcUrl(), null, null)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection owner = DriverManager.getConnection(address.jdbcUrl());
                Statement read = owner.createStatement();
                ResultSet rows = read.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
