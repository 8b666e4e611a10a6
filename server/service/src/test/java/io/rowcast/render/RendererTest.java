package io.rowcast.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rowcast.audience.Column;
import io.rowcast.audience.PhoneReader;
import io.rowcast.audience.Row;
import io.rowcast.audience.RowProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RendererTest {
    private static final List<Column> COLUMNS =
            List.of(new Column("Phone", "A"), new Column("Name", "B"), new Column("Extra", "C"));

    private static final Map<String, Source> POSITIONAL = Map.of(
            "header.1", column("B"),
            "body.1", column("B"),
            "body.2", new Source.Fixed("Tuesday"),
            "body.3", new Source.FromColumn("C", "parcel"),
            "button.0.payload", column("B"),
            "button.1.url", column("B"));

    private static final Map<String, Source> NAMED =
            Map.of("header.media", column("C"), "body.first_name", column("B"), "body.day", new Source.Fixed("Friday"));

    @Test
    void a_positional_template_becomes_metas_json() {
        Rendered.Ready ready = ready(Templates.POSITIONAL, POSITIONAL, "+447400123456", " Jo{e} ", "tulip");
        assertThat(ready.message().json("5a1c")).isEqualTo("""
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"+447400123456","type":"template",\
                "template":{"name":"order_shipped","language":{"policy":"deterministic","code":"en_GB"},"components":[\
                {"type":"header","parameters":[{"type":"text","text":"Jo{e}"}]},\
                {"type":"body","parameters":[{"type":"text","text":"Jo{e}"},{"type":"text","text":"Tuesday"},\
                {"type":"text","text":"tulip"}]},\
                {"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":"Jo{e}"}]},\
                {"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"Jo{e}"}]}]},\
                "biz_opaque_callback_data":"5a1c"}""");
        assertThat(ready.region()).isEqualTo("GB");
        assertThat(ready.warnings()).isEmpty();
    }

    @Test
    void a_named_template_names_its_parameters_and_links_its_picture() {
        Rendered.Ready ready = ready(Templates.NAMED, NAMED, "+447400123456", "Jo", "https://shop.example/a.jpg");
        assertThat(ready.message().json("x"))
                .contains("{\"type\":\"image\",\"image\":{\"link\":\"https://shop.example/a.jpg\"}}")
                .contains("{\"type\":\"text\",\"parameter_name\":\"first_name\",\"text\":\"Jo\"},"
                        + "{\"type\":\"text\",\"parameter_name\":\"day\",\"text\":\"Friday\"}");
        assertThat(ready.view().header())
                .isEqualTo(new MessageView.Header("image", null, "https://shop.example/a.jpg"));
        assertThat(ready.view().body()).isEqualTo("Hi Jo, see you on Friday. Bring Jo!");
    }

    @Test
    void a_document_keeps_the_name_of_its_file() {
        Template template = Templates.of(
                "{\"type\": \"HEADER\", \"format\": \"DOCUMENT\"}, {\"type\": \"BODY\", \"text\": \"Hi\"}");
        Rendered.Ready ready = ready(
                template,
                Map.of("header.media", column("C")),
                "+447400123456",
                "",
                "https://a.example/b/Bill%207.pdf?x=1");
        assertThat(ready.message().json("x"))
                .contains("{\"link\":\"https://a.example/b/Bill%207.pdf?x=1\",\"filename\":\"Bill 7.pdf\"}");
    }

    @Test
    void a_template_without_gaps_has_no_components() {
        assertThat(ready(Templates.body("Hello"), Map.of(), "+447400123456")
                        .message()
                        .json("x"))
                .doesNotContain("components");
    }

    @Test
    void the_view_shows_the_values_where_the_gaps_were() {
        MessageView view = ready(Templates.POSITIONAL, POSITIONAL, "+447400123456", "$1 \\ Jo", "")
                .view();
        assertThat(view.header()).isEqualTo(new MessageView.Header("text", "News for $1 \\ Jo", null));
        assertThat(view.body()).isEqualTo("Hi $1 \\ Jo,\n\nyour parcel leaves on Tuesday. $1 \\ Jo, thank you!");
        assertThat(view.buttons())
                .contains(new MessageView.Button("url", "Track it", "https://shop.example/t/$1 \\ Jo"));
    }

    @Test
    void an_optional_payload_is_left_out_where_its_cell_is_empty() {
        Rendered.Ready ready = ready(
                Templates.of("{\"type\": \"BODY\", \"text\": \"Hi\"}, {\"type\": \"BUTTONS\", \"buttons\":"
                        + " [{\"type\": \"QUICK_REPLY\", \"text\": \"OK\"}]}"),
                Map.of("button.0.payload", column("B")),
                "+447400123456");
        assertThat(ready.message().json("x")).doesNotContain("quick_reply");
    }

    @Test
    void a_row_without_anything_is_empty() {
        Renderer renderer = renderer(Templates.POSITIONAL, POSITIONAL);
        assertThat(renderer.render(new Row(9, "k3yk3yk3yk3yk3yk", List.of("", " \u00A0", "FALSE", "k3yk3yk3yk3yk3yk"))))
                .isEqualTo(new Rendered.Empty());
    }

    @Test
    void a_row_with_a_name_but_no_phone_is_a_problem_of_the_phone_cell() {
        assertThat(problems(Templates.body("Hi {{1}}"), Map.of("body.1", column("B")), "", "Jo"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.cell()).isEqualTo("A7");
                    assertThat(problem.column()).isEqualTo("Phone");
                    assertThat(problem.code()).isEqualTo("phone-missing");
                    assertThat(problem.blocks()).isTrue();
                });
    }

    @Test
    void every_fault_of_a_row_is_told_at_once() {
        assertThat(problems(Templates.NAMED, NAMED, "call me", "", "picture.jpg"))
                .extracting(RowProblem::cell, RowProblem::code)
                .containsExactly(
                        tuple("A7", "phone-invalid"), tuple("C7", "link-invalid"), tuple("B7", "value-missing"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a\nb' | value-line-break",
                "'a\u2028b' | value-line-break",
                "'a\tb' | value-tab",
                "'a     b' | value-spaces",
                "#N/A | value-formula-error",
                "Loading... | value-formula-error",
                "Hi {{name}} | value-placeholder",
            })
    void a_value_that_meta_refuses_is_a_problem_of_its_cell(String value, String code) {
        assertThat(problems(Templates.body("Hi {{1}}!"), Map.of("body.1", column("B")), "+447400123456", value))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.cell()).isEqualTo("B7");
                });
    }

    @Test
    void four_spaces_and_blanks_around_the_value_do_no_harm() {
        Rendered.Ready ready =
                ready(Templates.body("Hi {{1}}!"), Map.of("body.1", column("B")), "+447400123456", "\n a    b \t");
        assertThat(ready.view().body()).isEqualTo("Hi a    b!");
    }

    @Test
    void the_message_may_have_1024_characters_and_no_more() {
        Map<String, Source> mapping = Map.of("body.1", column("B"), "body.2", column("C"));
        Template template = Templates.body("{{1}}-{{2}}");
        assertThat(ready(template, mapping, "+447400123456", "a".repeat(22), "😀".repeat(1001))
                        .warnings())
                .isEmpty();
        assertThat(problems(template, mapping, "+447400123456", "a".repeat(23), "😀".repeat(1001)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("too-long");
                    assertThat(problem.cell()).isEqualTo("C7");
                    assertThat(problem.message()).contains("1,025").contains("1,024");
                });
    }

    @Test
    void a_header_may_have_60_characters() {
        Template template = Templates.of(
                "{\"type\": \"HEADER\", \"format\": \"TEXT\", \"text\": \"{{1}}\"}, {\"type\": \"BODY\", \"text\": \"Hi\"}");
        Map<String, Source> mapping = Map.of("header.1", column("B"));
        assertThat(ready(template, mapping, "+447400123456", "h".repeat(60)).warnings())
                .isEmpty();
        assertThat(problems(template, mapping, "+447400123456", "h".repeat(61)))
                .extracting(RowProblem::code)
                .containsExactly("too-long");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x.png, , true",
        "https://a.example/picture?id=7, , true",
        "https://drive.google.com/file/d/1a/view, link-is-a-page, false",
        "http://a.example/x.png, link-not-https, true",
        "https:///x.png, link-invalid, true",
        "a.example/x.png, link-invalid, true",
        "https://a.example/my picture.png, link-invalid, true",
        "https://a.example/x.pdf, link-wrong-kind, true",
        "https://a.example/x.MP4?y=1, link-wrong-kind, true",
    })
    void the_link_of_a_picture_is_checked(String link, String code, boolean blocks) {
        Rendered rendered =
                renderer(Templates.NAMED, NAMED).render(new Row(7, "k", List.of("+447400123456", "Jo", link)));
        List<RowProblem> problems =
                rendered instanceof Rendered.Held held ? held.problems() : ((Rendered.Ready) rendered).warnings();
        if (code == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(code);
                assertThat(problem.blocks()).isEqualTo(blocks);
            });
        }
    }

    @Test
    void a_whole_link_where_its_end_belongs_is_a_warning() {
        Map<String, Source> mapping = new HashMap<>(POSITIONAL);
        mapping.put("button.1.url", column("C"));
        assertThat(ready(Templates.POSITIONAL, mapping, "+447400123456", "Jo", "https://shop.example/t/7")
                        .warnings())
                .extracting(RowProblem::code, RowProblem::cell, RowProblem::blocks)
                .containsExactly(tuple("suffix-is-a-whole-link", "C7", false));
    }

    @Test
    void a_repaired_phone_is_a_warning() {
        assertThat(ready(Templates.body("Hello"), Map.of(), "7400123456").warnings())
                .extracting(RowProblem::code, RowProblem::cell, RowProblem::blocks)
                .containsExactly(tuple("phone-repaired", "A7", false));
    }

    @Test
    void a_mapping_with_faults_is_told_before_any_row() {
        Map<String, Source> mapping = Map.of(
                "body.1",
                column("Z"),
                "body.2",
                new Source.Fixed(" "),
                "body.3",
                new Source.Fixed("a\nb"),
                "body.9",
                column("A"));
        assertThat(Renderer.check(Templates.body("{{1}} {{2}} {{3}} {{4}}"), COLUMNS, "Q", mapping))
                .extracting(MappingProblem::key)
                .containsExactly("recipientColumn", "body.1", "body.2", "body.3", "body.4", "body.9");
        assertThatThrownBy(() -> renderer(Templates.POSITIONAL, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Source column(String letter) {
        return new Source.FromColumn(letter, null);
    }

    private static Renderer renderer(Template template, Map<String, Source> mapping) {
        return new Renderer(template, COLUMNS, "A", mapping, new PhoneReader("GB"));
    }

    private static Rendered.Ready ready(Template template, Map<String, Source> mapping, String... cells) {
        return (Rendered.Ready) renderer(template, mapping).render(new Row(7, "k", List.of(cells)));
    }

    private static List<RowProblem> problems(Template template, Map<String, Source> mapping, String... cells) {
        return ((Rendered.Held) renderer(template, mapping).render(new Row(7, "k", List.of(cells)))).problems();
    }
}
