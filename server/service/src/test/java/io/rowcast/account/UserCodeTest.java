package io.rowcast.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserCodeTest {
    @Test
    void it_is_eight_consonants_with_a_dash() {
        assertThat(UserCode.random().shown()).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BCDF-GHJK", "bcdfghjk", " bcdf ghjk ", "BCDF--GHJK"})
    void it_is_read_as_people_type_it(String typed) {
        assertThat(UserCode.of(typed).map(UserCode::shown)).contains("BCDF-GHJK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BCDF-GHJ", "BCDF-GHJKL", "ABCD-EFGH", "BCDF-GHJ1", "BCDF-GHJÇ"})
    void what_cannot_be_one_is_none(String typed) {
        assertThat(UserCode.of(typed)).isEmpty();
    }
}
