package io.rowcast.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the dispatcher relies on, whoever carries the messages. */
public interface MessengerContract {
    Messenger messenger();

    /** A new message, to somebody whose phone is on. */
    Outbound deliverable();

    /** A new message to somebody who was just written to too often; later it would be taken. */
    Outbound toBusyRecipient();

    /** A message that is not taken now or ever. */
    Outbound unacceptable();

    /** A message that is taken, while the answer to it gets lost. */
    Outbound withLostAnswer();

    /** How many messages were taken so far. */
    int taken();

    @Test
    default void a_message_that_is_taken_gets_an_id() {
        assertThat(messenger().send(deliverable())).isInstanceOfSatisfying(SendOutcome.Accepted.class, accepted -> {
            assertThat(accepted.wamid()).isNotBlank();
            assertThat(messenger().send(deliverable())).isNotEqualTo(accepted);
        });
    }

    @Test
    default void one_call_is_one_message() {
        int before = taken();
        messenger().send(deliverable());
        assertThat(taken()).isEqualTo(before + 1);
    }

    @Test
    default void a_limit_of_one_recipient_is_told_with_its_code() {
        int before = taken();
        assertThat(messenger().send(toBusyRecipient()))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(131056));
        assertThat(taken()).isEqualTo(before);
    }

    @Test
    default void a_refusal_for_good_is_told_with_its_code() {
        int before = taken();
        assertThat(messenger().send(unacceptable()))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isPositive());
        assertThat(taken()).isEqualTo(before);
    }

    @Test
    default void a_lost_answer_is_unknown_and_nothing_is_sent_again() {
        int before = taken();
        assertThat(messenger().send(withLostAnswer())).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(taken()).isEqualTo(before + 1);
    }
}
