package io.rowcast.sandbox.sheets.grid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** One version of a spreadsheet. A writer changes a copy and publishes it whole, so batches are atomic and readers wait for nobody. */
public final class Book {
    private ObjectNode properties;
    private final List<Tab> tabs;
    private List<Metadata> metadata = List.of();

    /**
     * A spreadsheet.
     *
     * @param properties Google's SpreadsheetProperties
     */
    public Book(ObjectNode properties, List<Tab> tabs) {
        this.properties = properties;
        this.tabs = new ArrayList<>(tabs);
    }

    /** The same version again, to be changed. */
    public Book copy() {
        Book copy = new Book(
                properties.deepCopy(),
                tabs.stream().map(tab -> tab.copy(tab.id())).toList());
        copy.metadata = metadata;
        return copy;
    }

    public ObjectNode properties() {
        return properties;
    }

    public void properties(ObjectNode other) {
        properties = other;
    }

    /** The locale that numbers and dates are shown in, for example en_US. */
    public Locale locale() {
        return Locale.forLanguageTag(properties.path("locale").asText("en_US").replace('_', '-'));
    }

    /** The tabs in the order of their bar. */
    public List<Tab> tabs() {
        return tabs;
    }

    public Optional<Tab> tab(int id) {
        return tabs.stream().filter(tab -> tab.id() == id).findFirst();
    }

    /** Titles are told apart without regard to case, as Sheets does. */
    public Optional<Tab> tab(String title) {
        return tabs.stream().filter(tab -> tab.title().equalsIgnoreCase(title)).findFirst();
    }

    /** The tab that a range without a title means (facts 1.2). */
    public Tab firstVisible() {
        return tabs.stream().filter(tab -> !tab.hidden()).findFirst().orElse(tabs.getFirst());
    }

    public Stream<Placed> namedRanges() {
        return tabs.stream().flatMap(tab -> tab.kept(Tab.Kind.NAMED_RANGE).stream());
    }

    public List<Metadata> metadata() {
        return metadata;
    }

    public void metadata(List<Metadata> other) {
        metadata = List.copyOf(other);
    }

    /** Empty grid cells count (facts 1.2). */
    public long cellCount() {
        return tabs.stream()
                .mapToLong(tab -> (long) tab.rowCount() * tab.columnCount())
                .sum();
    }

    /** An id for a tab, a range or a piece of metadata, as Google gives them out: by chance, positive, 31 bits. */
    public static int newId() {
        return ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    }
}
