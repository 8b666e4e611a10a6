package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryPauseTest {
    @Test
    void the_first_retry_follows_at_once_and_the_others_slow_down_to_one_an_hour() {
        assertThat(RetryPause.before(2, 1_000)).isZero();
        assertThat(RetryPause.before(3, 1_000)).isEqualTo(1_000);
        assertThat(RetryPause.before(4, 1_000)).isEqualTo(2_000);
        assertThat(RetryPause.before(60, 1_000)).isEqualTo(3_600_000);
    }

    @Test
    void after_seven_days_the_webhook_is_given_up() {
        assertThat(RetryPause.givenUp(100, 1_000)).isFalse();
        assertThat(RetryPause.givenUp(200, 1_000)).isTrue();
    }
}
