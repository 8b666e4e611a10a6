package io.rowcast.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.audience.Column;
import io.rowcast.audience.PhoneReader;
import io.rowcast.audience.Row;
import io.rowcast.audience.RowProblem;
import io.rowcast.audience.UserId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserIdRenderingTest {
    private static final String ANA = "US.13491208655302741918";

    @Test
    void a_message_to_a_user_id_names_it_as_recipient_and_no_number() {
        assertThat(render("MARKETING")).isInstanceOfSatisfying(Rendered.Ready.class, ready -> {
            assertThat(ready.message().json("5a1c"))
                    .startsWith("{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\",\"recipient\":\""
                            + ANA + "\",\"type\":\"template\"")
                    .doesNotContain("\"to\"");
            assertThat(ready.recipient()).isEqualTo(new UserId(ANA));
            assertThat(ready.region()).isEqualTo("US");
        });
    }

    @Test
    void a_one_time_password_is_held_back_from_a_user_id() {
        assertThat(render("AUTHENTICATION"))
                .isInstanceOfSatisfying(
                        Rendered.Held.class,
                        held -> assertThat(held.problems())
                                .filteredOn(RowProblem::blocks)
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.code()).isEqualTo("recipient-needs-number");
                                    assertThat(problem.cell()).isEqualTo("A2");
                                }));
    }

    private static Rendered render(String category) {
        Template template = Template.parse("""
                {"name": "hello", "language": "en_GB", "category": "%s", "status": "APPROVED",
                 "components": [{"type": "BODY", "text": "Hello"}]}""".formatted(category));
        return new Renderer(template, List.of(new Column("To", "A")), "A", Map.of(), new PhoneReader("GB"))
                .render(new Row(2, "k", List.of(ANA)));
    }
}
