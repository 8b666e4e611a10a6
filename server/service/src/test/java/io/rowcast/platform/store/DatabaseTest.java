package io.rowcast.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rowcast.testing.TestDatabase;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    @Test
    void a_failure_quotes_neither_parameters_nor_rows() {
        try (Database database = TestDatabase.fresh()) {
            Throwable failure = catchThrowable(() -> database.<Void, RuntimeException>outsideWorkspaces(handle -> {
                handle.execute("create temporary table person (name text primary key)");
                insert(handle);
                insert(handle);
                return null;
            }));
            assertThat(Stream.iterate(failure, thrown -> thrown != null, Throwable::getCause))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(thrown -> assertThat(thrown.toString()).doesNotContain("Wilhelmina"))
                    .anySatisfy(thrown -> assertThat(thrown).hasMessageContaining("person_pkey"));
        }
    }

    private static void insert(Handle handle) {
        handle.createUpdate("insert into person values (:name)")
                .bind("name", "Wilhelmina")
                .execute();
    }
}
