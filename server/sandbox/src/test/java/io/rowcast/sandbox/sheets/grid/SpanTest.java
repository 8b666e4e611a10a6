package io.rowcast.sandbox.sheets.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpanTest {
    private final Span span = new Span(3, 6);

    @Test
    void an_insert_pushes_what_is_at_or_after_it_and_widens_what_it_falls_into() {
        assertThat(span.afterInsert(6, 2)).isEqualTo(span);
        assertThat(span.afterInsert(4, 2)).isEqualTo(new Span(3, 8));
        assertThat(span.afterInsert(3, 2)).isEqualTo(new Span(5, 8));
        assertThat(Span.ALL.afterInsert(0, 2)).isEqualTo(Span.ALL);
    }

    @Test
    void a_delete_shortens_shifts_or_ends_a_span() {
        assertThat(span.afterDelete(new Span(0, 2))).contains(new Span(1, 4));
        assertThat(span.afterDelete(new Span(4, 9))).contains(new Span(3, 4));
        assertThat(span.afterDelete(new Span(3, 6))).isEmpty();
    }

    @Test
    void a_move_takes_along_what_it_covers_and_shifts_what_it_passes() {
        assertThat(span.afterMove(new Span(3, 6), 0)).isEqualTo(new Span(0, 3));
        assertThat(span.afterMove(new Span(0, 1), 9)).isEqualTo(new Span(2, 5));
        assertThat(span.afterMove(new Span(8, 9), 0)).isEqualTo(new Span(4, 7));
        assertThat(span.afterMove(new Span(8, 9), 12)).isEqualTo(span);
    }
}
