package io.rowcast.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {
    private static final UserId ANA = new UserId("US.13491208655302741918");

    private final PhoneReader british = new PhoneReader("GB");

    @ParameterizedTest
    @ValueSource(
            strings = {"US.13491208655302741918", " US.13491208655302741918\n", "\u200eUS.13491208655302741918\u00a0"})
    void a_cell_with_a_user_id_is_read_as_one(String shown) {
        assertThat(british.read(shown)).isEqualTo(new PhoneReading.Read(ANA, "US", null));
    }

    @Test
    void a_user_id_that_a_companys_portfolios_share_is_read_too() {
        assertThat(british.read("DE.ENT.13491208655302741918"))
                .isEqualTo(new PhoneReading.Read(new UserId("DE.ENT.13491208655302741918"), "DE", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES.612345678", "DE.Miller", "us.13491208655302741918", "US.1349 1208655302741918", "US."})
    void what_may_be_meant_as_something_else_is_not(String shown) {
        assertThat(british.read(shown)).isInstanceOf(PhoneReading.Unreadable.class);
    }

    @Test
    void it_prints_masked() {
        assertThat(ANA).hasToString("US.•••18").asString().doesNotContain("13491208655302741918");
        assertThat(new UserId("US.12")).hasToString("US.•••");
    }

    @Test
    void an_address_is_read_back_as_what_it_was() {
        assertThat(Address.of(ANA.text())).isEqualTo(ANA);
        assertThat(Address.of("+447400123456")).isEqualTo(new PhoneNumber("+447400123456"));
        assertThatThrownBy(() -> Address.of("447400123456")).isInstanceOf(IllegalArgumentException.class);
    }
}
