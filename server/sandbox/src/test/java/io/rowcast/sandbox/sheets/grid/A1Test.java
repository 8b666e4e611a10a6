package io.rowcast.sandbox.sheets.grid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class A1Test {
    private final Book book = new Book(node(), List.of(tab(0, "Sheet1"), tab(1, "My 'own' tab"), tab(2, "D3")));

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Tab tab(int id, String title) {
        return new Tab(id, node().put("title", title), 1000, 26);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A1 | Sheet1!A1",
                "Sheet1!A1:1 | Sheet1!A1:Z1",
                "Sheet1!D4:A1 | Sheet1!A1:D4",
                "Sheet1!B:C | Sheet1!B1:C1000",
                "Sheet1!$B$2:C | Sheet1!B2:C1000",
                "Sheet1 | Sheet1!A1:Z1000",
                "'D3' | 'D3'!A1:Z1000",
                "D3 | Sheet1!D3",
                "'My ''own'' tab'!A2 | 'My ''own'' tab'!A2",
            })
    void a_range_is_answered_in_its_normal_form(String range, String normal) {
        Area area = A1.resolve(book, range).orElseThrow();
        Tab tab = book.tab(area.sheetId()).orElseThrow();

        assertThat(A1.print(tab, area.within(tab))).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoSuchTab!A1", "A0", "Sheet1!A", "Sheet1!", ":", "A1:B2:C3"})
    void what_is_no_range_is_not_found(String range) {
        assertThat(A1.resolve(book, range)).isEmpty();
    }

    @Test
    void letters_and_indexes_are_each_others_opposite() {
        for (int column : new int[] {0, 25, 26, 701, 702, 18_277}) {
            assertThat(A1.columnIndex(A1.columnLetters(column))).isEqualTo(column);
        }
        assertThat(A1.columnLetters(18_277)).isEqualTo("ZZZ");
    }
}
