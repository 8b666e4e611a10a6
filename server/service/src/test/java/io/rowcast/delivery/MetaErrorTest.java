package io.rowcast.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaErrorTest {
    private static final Path FACTS = Path.of(System.getProperty("conformance.dir", "none"), "whatsapp", "facts.md");

    static java.util.Collection<MetaError> rows() {
        return MetaError.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_code_says_what_happened_and_what_to_do(MetaError row) {
        assertThat(row.words())
                .doesNotContain("error " + row.code())
                .endsWith(".")
                .hasSizeGreaterThan(40);
    }

    /** The first column of the table in section 10, with its short forms such as 133005/133006 and 2388040/47/72. */
    @Test
    void every_code_of_the_facts_has_a_row() throws IOException {
        Set<Integer> known = MetaError.all().stream().map(MetaError::code).collect(Collectors.toSet());
        Set<Integer> facts = codesOfTheFacts();
        assertThat(facts).hasSizeGreaterThan(170);
        assertThat(facts.stream().filter(code -> code < 200 || code > 299)).isSubsetOf(known);
        assertThat(known).as("17 and 613 stand in the text below the table").isSubsetOf(with(facts, 17, 613));
    }

    private static Set<Integer> codesOfTheFacts() throws IOException {
        String table =
                Files.readString(FACTS).split("## 10\\. Error table", -1)[1].split("\\n## 11", -1)[0];
        return table.lines()
                .filter(line -> line.matches("\\| [0-9].*"))
                .map(line -> line.substring(2, line.indexOf(" |", 2)))
                .flatMapToInt(MetaErrorTest::codes)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static IntStream codes(String cell) {
        if (cell.contains("-")) {
            String[] ends = cell.split("-", -1);
            return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
        }
        String[] parts = cell.split("/", -1);
        return java.util.Arrays.stream(parts)
                .mapToInt(part -> Integer.parseInt(parts[0].substring(0, parts[0].length() - part.length()) + part));
    }

    private static Set<Integer> with(Set<Integer> codes, Integer... others) {
        Set<Integer> all = new TreeSet<>(codes);
        all.addAll(Set.of(others));
        return all;
    }

    @Test
    void a_code_that_meta_adds_later_is_named_and_fails_its_row_only() {
        assertThat(MetaError.of(139999).words()).contains("error 139999");
        assertThat(MetaError.of(139999).consequence()).isEqualTo(new Consequence.FailRow());
        assertThat(MetaError.find(139999)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 190, 200, 210, 299, 368, 131031, 131042})
    void an_account_that_is_refused_stops_the_sender(int code) {
        assertThat(MetaError.of(code).consequence()).isEqualTo(new Consequence.StopSender());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 131000})
    void an_error_that_does_not_say_what_happened_leaves_the_row_in_doubt(int code) {
        assertThat(MetaError.of(code).consequence()).isEqualTo(new Consequence.InDoubt());
    }

    @ParameterizedTest
    @ValueSource(ints = {132000, 132001, 132015, 132016})
    void what_the_template_is_refused_for_pauses_its_campaigns(int code) {
        assertThat(MetaError.of(code).concern()).isEqualTo(Concern.TEMPLATE);
        assertThat(MetaError.of(code).consequence()).isInstanceOf(Consequence.PauseTemplate.class);
    }
}
