package io.rowcast.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.platform.store.Database;
import io.rowcast.testing.TestDatabase;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing is kept that the data map does not tell of. */
class DataMapTest {
    private final DataMap map = DataMap.read();

    @Test
    void every_column_of_the_schema_is_in_the_map_and_no_other() {
        try (Database database = TestDatabase.fresh()) {
            Set<String> columns = database.outsideWorkspaces(
                    handle -> handle.createQuery("""
                            select c.relname || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
                            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm', 'v')
                              and a.attnum > 0 and not a.attisdropped
                              and c.relname not like 'qrtz%' and c.relname <> 'flyway_schema_history'
                            """).mapTo(String.class).set());
            assertThat(map.columns()).containsExactlyInAnyOrderElementsOf(columns);
        }
    }

    @Test
    void whatever_is_binary_and_no_hash_of_ours_is_told_to_be_sealed_or_a_fingerprint() {
        assertThat(map.entries())
                .allSatisfy(entry -> assertThat(entry.protection()).matches("(sealed|fingerprint|hash|plain).*"))
                .allSatisfy(entry -> assertThat(entry.ground()).isNotBlank())
                .allSatisfy(entry -> assertThat(entry.kept()).isNotBlank());
    }
}
