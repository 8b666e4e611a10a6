package io.rowcast.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.audience.Column;
import io.rowcast.audience.PhoneReader;
import io.rowcast.audience.Row;
import io.rowcast.audience.RowProblem;
import io.rowcast.platform.json.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every part of a template, held against the components of Meta's own sample requests (fixtures req-template-*). */
class PartsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final UUID FILE = UUID.fromString("0c7f1c0e-5f5c-4d3b-9a70-1f0a5b6a7c8d");
    private static final String BODY = "{\"type\":\"BODY\",\"text\":\"Hi {{1}}, use {{2}}!\"},";
    private static final Map<String, String> TWO_TEXTS = Map.of("body.1", "Pablo", "body.2", "CARIBE25");

    private static final String OFFER = """
            {"type":"HEADER","format":"IMAGE"},
            {"type":"LIMITED_TIME_OFFER","limited_time_offer":{"text":"Expiring offer!","has_expiration":true}},
            {"type":"BODY","text":"Hi {{1}}, use {{2}}!"},
            {"type":"BUTTONS","buttons":[{"type":"COPY_CODE","example":"CARIBE25"},
             {"type":"URL","text":"Book","url":"https://a.example/{{1}}"}]}
            """;

    private static final String CAROUSEL = """
            {"type":"BODY","text":"Hi {{1}}, {{2}}"},
            {"type":"CAROUSEL","cards":[
             {"components":[{"type":"HEADER","format":"IMAGE"},{"type":"BODY","text":"Only {{1}} left"},
               {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"More"},
                {"type":"URL","text":"Shop","url":"https://a.example/{{1}}","example":["https://a.example/BLUE"]}]}]},
             {"components":[{"type":"HEADER","format":"VIDEO"},
               {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"More"},
                {"type":"URL","text":"Shop","url":"https://a.example/{{1}}"}]}]}]}
            """;

    @Test
    void an_offer_counts_down_from_the_sheets_own_time() {
        Map<String, String> values = new HashMap<>(TWO_TEXTS);
        values.put("header.media", "https://a.example/x.png");
        values.put("offer.expiration", "2026-12-24 18:00");
        values.put("button.0.coupon", "CARIBE25");
        values.put("button.1.url", "n3mtql");
        Rendered.Ready ready = ready(OFFER, values);
        assertThat(components(ready)).isEqualTo(json("""
                [{"type":"header","parameters":[{"type":"image","image":{"link":"https://a.example/x.png"}}]},
                 {"type":"body","parameters":[{"type":"text","text":"Pablo"},{"type":"text","text":"CARIBE25"}]},
                 {"type":"limited_time_offer","parameters":[{"type":"limited_time_offer",
                   "limited_time_offer":{"expiration_time_ms":%d}}]},
                 {"type":"button","sub_type":"copy_code","index":"0",
                   "parameters":[{"type":"coupon_code","coupon_code":"CARIBE25"}]},
                 {"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"n3mtql"}]}]
                """.formatted(
                        Instant.parse("2026-12-24T17:00:00Z").toEpochMilli())));
        assertThat(ready.view().offer())
                .isEqualTo(new MessageView.Offer("Expiring offer!", "CARIBE25", Instant.parse("2026-12-24T17:00:00Z")));
    }

    @Test
    void a_carousel_fills_each_card() {
        Map<String, String> values = new HashMap<>(TWO_TEXTS);
        values.put("card.0.header.media", "https://a.example/0.png");
        values.put("card.0.body.1", "3");
        values.put("card.0.button.0.payload", "more-aloes");
        values.put("card.0.button.1.url", "blue-elf");
        values.put("card.1.header.media", "https://a.example/1.mp4");
        values.put("card.1.button.1.url", "buddha");
        Rendered.Ready ready = ready(CAROUSEL, values);
        assertThat(components(ready).get(1)).isEqualTo(json("""
                {"type":"carousel","cards":[
                 {"card_index":0,"components":[
                  {"type":"header","parameters":[{"type":"image","image":{"link":"https://a.example/0.png"}}]},
                  {"type":"body","parameters":[{"type":"text","text":"3"}]},
                  {"type":"button","sub_type":"quick_reply","index":"0",
                    "parameters":[{"type":"payload","payload":"more-aloes"}]},
                  {"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"blue-elf"}]}]},
                 {"card_index":1,"components":[
                  {"type":"header","parameters":[{"type":"video","video":{"link":"https://a.example/1.mp4"}}]},
                  {"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"buddha"}]}]}]}
                """));
        assertThat(ready.view().cards()).hasSize(2).first().satisfies(card -> {
            assertThat(card.body()).isEqualTo("Only 3 left");
            assertThat(card.buttons()).contains(new MessageView.Button("url", "Shop", "https://a.example/blue-elf"));
        });
        assertThat(template(CAROUSEL).inputs())
                .filteredOn(input -> input.key().equals("card.0.button.1.url"))
                .singleElement()
                .satisfies(input -> {
                    assertThat(input.part()).isEqualTo(TemplateInput.Part.CARD);
                    assertThat(input.label()).isEqualTo("Card 1: Link of “Shop”");
                    assertThat(input.example()).isEqualTo("BLUE");
                });
    }

    @Test
    void a_one_time_code_is_asked_for_once_and_stands_twice() {
        String copyCode = """
                {"type":"BODY","text":"*{{1}}* is your verification code."},
                {"type":"BUTTONS","buttons":[{"type":"URL","text":"Copy code",
                 "url":"https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}"}]}
                """;
        assertThat(template(copyCode).inputs()).extracting(TemplateInput::key).containsExactly("code");
        Rendered.Ready ready = ready(copyCode, Map.of("code", "J$FpnYnP"));
        assertThat(components(ready)).isEqualTo(json("""
                [{"type":"body","parameters":[{"type":"text","text":"J$FpnYnP"}]},
                 {"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"J$FpnYnP"}]}]
                """));
        assertThat(ready.view().body()).isEqualTo("*J$FpnYnP* is your verification code.");
        assertThat(codes(copyCode, Map.of("code", "1234567890123456"))).containsExactly("value-too-long");
    }

    @Test
    void amounts_and_dates_are_told_to_meta_as_such() {
        assertThat(components(ready(
                        BODY,
                        Map.of(
                                "body.1", new Source.Fixed("$100.99", new Format.Currency("USD")),
                                "body.2", new Source.Fixed("February 25, 1977", new Format.DateTime())),
                        "+447400123456")))
                .isEqualTo(json("""
                        [{"type":"body","parameters":[
                          {"type":"currency","currency":{"fallback_value":"$100.99","code":"USD","amount_1000":100990}},
                          {"type":"date_time","date_time":{"fallback_value":"February 25, 1977"}}]}]
                        """));
    }

    @Test
    void a_place_flow_and_catalog_are_filled() {
        String parts = """
                {"type":"HEADER","format":"LOCATION"},{"type":"BODY","text":"Hi"},
                {"type":"BUTTONS","buttons":[{"type":"FLOW","text":"Book"},{"type":"CATALOG","text":"View"}]}
                """;
        Rendered.Ready ready = ready(
                parts,
                Map.of(
                        "header.latitude", "40,4168",
                        "header.longitude", "-3.7038",
                        "header.name", "Sol",
                        "header.address", "Puerta del Sol",
                        "button.0.flow-token", "t-1",
                        "button.0.flow-data", "{\"day\":\"Monday\"}",
                        "button.1.product", "2lc20305pt"));
        assertThat(components(ready)).isEqualTo(json("""
                [{"type":"header","parameters":[{"type":"location","location":{"latitude":"40.4168",
                   "longitude":"-3.7038","name":"Sol","address":"Puerta del Sol"}}]},
                 {"type":"button","sub_type":"flow","index":"0","parameters":[{"type":"action",
                   "action":{"flow_token":"t-1","flow_action_data":{"day":"Monday"}}}]},
                 {"type":"button","sub_type":"catalog","index":"1","parameters":[{"type":"action",
                   "action":{"thumbnail_product_retailer_id":"2lc20305pt"}}]}]
                """));
        assertThat(ready.view().header())
                .isEqualTo(new MessageView.Header(
                        "location",
                        null,
                        null,
                        null,
                        null,
                        new MessageView.Location("Sol", "Puerta del Sol", "40.4168", "-3.7038")));
    }

    @Test
    void an_uploaded_document_stands_as_a_mark_with_its_name() {
        Rendered.Ready ready = ready(
                "{\"type\":\"HEADER\",\"format\":\"DOCUMENT\"},{\"type\":\"BODY\",\"text\":\"Hi\"}",
                Map.of("header.media", new Source.Uploaded(FILE, "document", "bill.pdf")),
                "+447400123456");
        assertThat(ready.message().json("x"))
                .contains("{\"id\":\"rowcast-media:" + FILE + "\",\"filename\":\"bill.pdf\"}");
        assertThat(ready.view().header())
                .isEqualTo(new MessageView.Header("document", null, null, FILE, "bill.pdf", null));
    }

    @Test
    void a_file_of_another_kind_is_a_problem_of_the_mapping() {
        assertThat(Renderer.check(
                        template(
                                "{\"type\":\"HEADER\",\"format\":\"IMAGE\"},{\"type\":\"BODY\",\"text\":\"Hi {{1}}\"}"),
                        List.of(new Column("Phone", "A")),
                        "A",
                        Map.of(
                                "header.media", new Source.Uploaded(FILE, "document", "bill.pdf"),
                                "body.1", new Source.Uploaded(FILE, "document", "bill.pdf"))))
                .extracting(MappingProblem::key)
                .containsExactly("header.media", "body.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "header.latitude | 91 | value-not-degrees",
                "header.longitude | east | value-not-degrees",
                "button.0.coupon | 123456789012345678901 | value-too-long",
                "button.1.flow-data | [1] | value-not-json",
                "offer.expiration | 2020-01-01 10:00 | date-in-the-past",
                "offer.expiration | 03/04/2027 | date-ambiguous",
                "offer.expiration | soon | date-unreadable",
                "offer.expiration | 2027-02-30 | date-unreadable",
            })
    void a_value_of_the_wrong_kind_is_a_problem_of_its_row(String key, String value, String code) {
        Map<String, String> values = new HashMap<>(Map.of(
                "header.latitude",
                "1",
                "header.longitude",
                "1",
                "header.name",
                "n",
                "header.address",
                "a",
                "offer.expiration",
                "2027-01-01 10:00",
                "button.0.coupon",
                "SAVE"));
        values.put(key, value);
        assertThat(codes("""
                {"type":"HEADER","format":"LOCATION"},
                {"type":"LIMITED_TIME_OFFER","limited_time_offer":{"text":"!","has_expiration":true}},
                {"type":"BODY","text":"Hi"},
                {"type":"BUTTONS","buttons":[{"type":"COPY_CODE"},{"type":"FLOW","text":"Book"}]}
                """, values)).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$1,234.50 | USD | 1234500",
                "1.234,50 € | EUR | 1234500",
                "1 234 kr | SEK | 1234000",
                "1,234 | USD | 1234000",
                "1.234 | KWD | 1234",
                "-3 | EUR | -3000",
                "1,00,000.00 | INR | 100000000",
            })
    void amounts_are_read_as_sheets_write_them(String shown, String currency, long thousandths) {
        assertThat(Amounts.thousandths(shown, currency)).contains(thousandths);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"free", "12.10.2026", "1e5", "''", "--1", "1 USD 2 EUR"})
    void what_is_no_amount_is_none(String shown) {
        assertThat(Amounts.thousandths(shown, "EUR")).isEmpty();
    }

    @Test
    void a_text_of_ones_own_has_lines_gaps_and_no_template() {
        FreeForm text = new FreeForm(FreeForm.Type.TEXT, "Hi {{name}},\nsee https://a.example");
        Rendered rendered = new Renderer(
                        text,
                        List.of(new Column("Phone", "A"), new Column("Name", "B")),
                        "A",
                        Map.of("body.name", new Source.FromColumn("B", null)),
                        new PhoneReader("GB"))
                .render(new Row(2, "k", List.of("+447400123456", "Jo\nanne")));
        assertThat(rendered).isInstanceOfSatisfying(Rendered.Ready.class, ready -> {
            assertThat(ready.message().json("x")).isEqualTo("""
                    {"messaging_product":"whatsapp","recipient_type":"individual","to":"+447400123456","type":"text",\
                    "text":{"preview_url":true,"body":"Hi Jo\\nanne,\\nsee https://a.example"},\
                    "biz_opaque_callback_data":"x"}""");
            assertThat(ready.view().body()).isEqualTo("Hi Jo\nanne,\nsee https://a.example");
        });
    }

    @Test
    void a_picture_of_ones_own_has_a_caption_of_at_most_1024_characters() {
        FreeForm picture = new FreeForm(FreeForm.Type.IMAGE, "{{text}}");
        Map<String, Source> mapping = Map.of(
                "header.media", new Source.Uploaded(FILE, "image", "a.png"),
                "body.text", new Source.FromColumn("B", null));
        List<Column> columns = List.of(new Column("Phone", "A"), new Column("Text", "B"));
        Renderer renderer = new Renderer(picture, columns, "A", mapping, new PhoneReader("GB"));
        assertThat(renderer.render(new Row(2, "k", List.of("+447400123456", "x".repeat(1024)))))
                .isInstanceOfSatisfying(
                        Rendered.Ready.class,
                        ready -> assertThat(ready.message().json("x"))
                                .contains("\"type\":\"image\",\"image\":{\"id\":\"rowcast-media:" + FILE
                                        + "\",\"caption\":\"xxx"));
        assertThat(renderer.render(new Row(2, "k", List.of("+447400123456", "x".repeat(1025)))))
                .isInstanceOfSatisfying(
                        Rendered.Held.class,
                        held -> assertThat(held.problems())
                                .extracting(RowProblem::code, RowProblem::cell)
                                .containsExactly(tuple("too-long", "B2")));
    }

    private static Template template(String components) {
        return Templates.of(components.strip().replaceAll(",$", ""));
    }

    private static Rendered render(String components, Map<String, Source> mapping, String phone) {
        return new Renderer(
                        template(components), List.of(new Column("Phone", "A")), "A", mapping, new PhoneReader("GB"))
                .at(ZoneId.of("Europe/Madrid"), NOW)
                .render(new Row(2, "k", List.of(phone)));
    }

    private static Rendered.Ready ready(String components, Map<String, Source> mapping, String phone) {
        return (Rendered.Ready) render(components, mapping, phone);
    }

    /** Each value by a column of its own, so that the row's rules meet it and not the mapping's. */
    private static Rendered renderByColumns(String components, Map<String, String> values) {
        List<Column> columns = new java.util.ArrayList<>(List.of(new Column("Phone", "A")));
        List<String> cells = new java.util.ArrayList<>(List.of("+447400123456"));
        Map<String, Source> mapping = new HashMap<>();
        values.forEach((key, value) -> {
            String letter = String.valueOf((char) ('A' + columns.size()));
            columns.add(new Column(key, letter));
            cells.add(value);
            mapping.put(key, new Source.FromColumn(letter, null));
        });
        return new Renderer(template(components), columns, "A", mapping, new PhoneReader("GB"))
                .at(ZoneId.of("Europe/Madrid"), NOW)
                .render(new Row(2, "k", cells));
    }

    private static Rendered.Ready ready(String components, Map<String, String> values) {
        assertThat(template(components).notSendableBecause()).isEmpty();
        return (Rendered.Ready) renderByColumns(components, values);
    }

    private static List<String> codes(String components, Map<String, String> values) {
        return ((Rendered.Held) renderByColumns(components, values))
                .problems().stream().map(RowProblem::code).toList();
    }

    private static JsonNode components(Rendered.Ready ready) {
        return json(ready.message().json("x")).path("template").path("components");
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
