package io.rowcast.sandbox.sheets.grid;

import java.util.ArrayList;
import java.util.List;

/** A piece of metadata and where it stands now. */
public record PlacedMetadata(Metadata metadata, MetadataPlace place) {
    /** Everything in the spreadsheet. */
    public static List<PlacedMetadata> all(Book book) {
        List<PlacedMetadata> found = new ArrayList<>();
        add(found, book.metadata(), new MetadataPlace.OnBook());
        for (Tab tab : book.tabs()) {
            add(found, tab.metadata(), new MetadataPlace.OnTab(tab.id()));
            for (Dimension dimension : Dimension.values()) {
                onLines(found, tab, dimension);
            }
        }
        return found;
    }

    private static void onLines(List<PlacedMetadata> found, Tab tab, Dimension dimension) {
        for (int index = 0; index < tab.count(dimension); index++) {
            List<Metadata> here = tab.line(dimension, index).metadata();
            if (!here.isEmpty()) {
                add(found, here, new MetadataPlace.OnLine(tab.id(), dimension, index));
            }
        }
    }

    private static void add(List<PlacedMetadata> found, List<Metadata> here, MetadataPlace place) {
        here.forEach(metadata -> found.add(new PlacedMetadata(metadata, place)));
    }
}
