package io.rowcast.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.platform.crypto.Sealer;
import io.rowcast.testing.Campaigns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientIdTest {
    private final Campaigns campaigns = new Campaigns();
    private final Sealer sealer = campaigns.sealers.of(campaigns.workspace());

    @AfterEach
    void close() {
        campaigns.close();
    }

    @ParameterizedTest
    @CsvSource({"+5511987654321, +551187654321", "+5215512345678, +525512345678", "+447400000001, +447400000001"})
    void two_spellings_of_one_account_are_one_recipient(String inTheSheet, String inWebhooks) {
        assertThat(RecipientId.of(sealer, inTheSheet)).isEqualTo(RecipientId.of(sealer, inWebhooks));
    }

    @ParameterizedTest
    @CsvSource({"+551132654321, +5511932654321", "+447400000001, +447400000002", "+15551234567, +525551234567"})
    void two_numbers_are_two_recipients(String one, String other) {
        assertThat(RecipientId.of(sealer, one)).isNotEqualTo(RecipientId.of(sealer, other));
    }

    @Test
    void one_number_has_another_id_in_another_workspace() {
        Sealer theirs = campaigns.sealers.of(campaigns.workspace());
        assertThat(RecipientId.of(sealer, "+447400000001")).isNotEqualTo(RecipientId.of(theirs, "+447400000001"));
    }
}
