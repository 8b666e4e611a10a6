package io.rowcast.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.dispatch.SendOutcome;
import io.rowcast.dispatch.SendOutcome.Deferred;
import io.rowcast.dispatch.SendOutcome.Refused;
import io.rowcast.dispatch.SendOutcome.Scope;
import io.rowcast.dispatch.SendOutcome.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetaErrorsTest {
    @ParameterizedTest
    @ValueSource(ints = {4, 17, 613, 80007, 130429, 131016, 131048, 131057, 133004})
    void a_limit_or_an_outage_makes_the_sender_wait(int code) {
        assertThat(outcomeOf(code, 400)).isInstanceOfSatisfying(Deferred.class, deferred -> {
            assertThat(deferred.scope()).isEqualTo(Scope.SENDER);
            assertThat(deferred.pause()).isPositive();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 104, 190, 368, 131031, 131042, 131045, 133010})
    void what_only_a_person_can_mend_makes_the_sender_wait_long(int code) {
        assertThat(outcomeOf(code, 401)).isInstanceOfSatisfying(Deferred.class, deferred -> {
            assertThat(deferred.scope()).isEqualTo(Scope.SENDER);
            assertThat(deferred.pause()).hasMinutes(15);
        });
    }

    @Test
    void the_pair_rate_makes_one_recipient_wait() {
        assertThat(outcomeOf(131056, 429))
                .isInstanceOfSatisfying(
                        Deferred.class, deferred -> assertThat(deferred.scope()).isEqualTo(Scope.RECIPIENT));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 131000})
    void an_error_that_does_not_say_what_happened_is_unknown(int code) {
        assertThat(outcomeOf(code, 400)).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                3, 10, 33, 100, 200, 299, 130403, 130472, 130497, 131005, 131008, 131009, 131021, 131026, 131030,
                131037, 131047, 131049, 131050, 131051, 131053, 131062, 131063, 131064, 132000, 132001, 132005, 132007,
                132012, 132015, 132016, 132018, 133015, 134011, 135000, 137000
            })
    void the_rest_of_the_table_is_refused_for_good(int code) {
        assertThat(outcomeOf(code, 400)).isEqualTo(new Refused(code, "why"));
    }

    @Test
    void the_status_decides_nothing_for_a_code_that_is_known() {
        assertThat(outcomeOf(131009, 500)).isInstanceOf(Refused.class);
        assertThat(outcomeOf(130429, 500)).isInstanceOf(Deferred.class);
        assertThat(outcomeOf(3, 500)).isInstanceOf(Refused.class);
    }

    @Test
    void a_code_that_nobody_knows_is_unknown_where_meta_takes_the_blame() {
        assertThat(outcomeOf(999, 500)).isInstanceOf(Unknown.class);
        assertThat(MetaErrors.outcomeOf(new GraphError(999, "m", null, true), 400))
                .isInstanceOf(Unknown.class);
        assertThat(outcomeOf(999, 400)).isInstanceOf(Refused.class);
    }

    private static SendOutcome outcomeOf(int code, int status) {
        return MetaErrors.outcomeOf(new GraphError(code, "message", "why", false), status);
    }
}
