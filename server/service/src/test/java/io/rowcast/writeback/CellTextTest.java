package io.rowcast.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellTextTest {
    @Test
    void line_breaks_and_emoji_stay_and_control_characters_go() {
        assertThat(CellText.of("Yes!\r\nTwo\tplease\u0000\u001b 👩‍👩‍👧").plain())
                .isEqualTo("Yes!\nTwo please 👩‍👩‍👧");
    }

    @Test
    void half_a_surrogate_pair_is_left_out() {
        assertThat(CellText.of("a\ud83db").plain()).isEqualTo("ab");
    }

    @Test
    void a_text_as_long_as_a_cell_may_be_stays_whole() {
        String longest = "x".repeat(CellText.MOST);
        assertThat(CellText.of(longest).plain()).isEqualTo(longest);
    }

    @Test
    void a_longer_text_is_cut_with_a_mark_between_characters() {
        String shown = CellText.of("😀".repeat(CellText.MOST)).plain();
        assertThat(shown).hasSizeLessThanOrEqualTo(CellText.MOST).endsWith("😀… (shortened)");
    }

    @Test
    void a_direction_override_is_left_out_and_the_words_stay() {
        assertThat(CellText.of("see \u202emoc.live\u202c now").plain()).isEqualTo("see moc.live now");
    }

    @Test
    void an_embedding_that_was_left_open_is_closed() {
        assertThat(CellText.of("\u202bשלום \u2066abc").plain()).isEqualTo("\u202bשלום \u2066abc\u2069\u202c");
        assertThat(CellText.of("\u2067שלום\u2069!").plain()).isEqualTo("\u2067שלום\u2069!");
    }

    @Test
    void a_closer_that_closes_nothing_is_left_out() {
        assertThat(CellText.of("a\u2069b\u202cc").plain()).isEqualTo("abc");
    }

    @Test
    void the_mark_of_a_cut_text_stands_outside_its_direction() {
        assertThat(CellText.of("\u2067" + "א".repeat(60_000)).plain()).endsWith("א\u2069… (shortened)");
    }
}
