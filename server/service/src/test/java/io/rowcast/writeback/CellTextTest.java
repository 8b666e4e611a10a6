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
}
