package io.rowcast.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetaErrorTest {
    /** Those of Meta's table that a send, or the webhook after it, can bring. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 1, 2, 3, 4, 10, 33, 100, 104, 190, 200, 299, 368, 80007, 130403, 130429, 130472, 130497, 131000,
                131005, 131008, 131009, 131016, 131021, 131026, 131030, 131031, 131035, 131036, 131037, 131042, 131044,
                131045, 131047, 131048, 131049, 131050, 131051, 131052, 131053, 131055, 131056, 131057, 131059, 131062,
                131063, 131064, 132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132018, 132068, 132069,
                133000, 133004, 133005, 133006, 133008, 133009, 133010, 133015, 133016, 134011, 134100, 134101, 134102,
                135000, 137000
            })
    void every_code_of_meta_says_what_happened_and_what_to_do(int code) {
        assertThat(MetaError.words(code))
                .doesNotContain("error " + code)
                .endsWith(".")
                .hasSizeGreaterThan(40);
    }

    @Test
    void a_code_that_meta_adds_later_is_named() {
        assertThat(MetaError.words(139999)).contains("error 139999");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 190, 210, 368, 131031, 131042})
    void an_account_that_is_refused_stops_the_sender(int code) {
        assertThat(MetaError.stopsSender(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 130429, 131026, 131056, 132000, 300})
    void a_message_that_is_refused_does_not(int code) {
        assertThat(MetaError.stopsSender(code)).isFalse();
    }
}
