package io.rowcast.sandbox.sheets.grid;

import java.util.List;

/** Where developer metadata can stand; never on a cell or a rectangle (facts 1.4). */
public sealed interface MetadataPlace {
    List<Metadata> read(Book book);

    void write(Book book, List<Metadata> metadata);

    /** The spreadsheet itself. */
    record OnBook() implements MetadataPlace {
        @Override
        public List<Metadata> read(Book book) {
            return book.metadata();
        }

        @Override
        public void write(Book book, List<Metadata> metadata) {
            book.metadata(metadata);
        }
    }

    /** A whole tab. */
    record OnTab(int sheetId) implements MetadataPlace {
        @Override
        public List<Metadata> read(Book book) {
            return book.tab(sheetId).orElseThrow().metadata();
        }

        @Override
        public void write(Book book, List<Metadata> metadata) {
            book.tab(sheetId).orElseThrow().metadata(metadata);
        }
    }

    /** One row or one column. */
    record OnLine(int sheetId, Dimension dimension, int index) implements MetadataPlace {
        @Override
        public List<Metadata> read(Book book) {
            return book.tab(sheetId).orElseThrow().line(dimension, index).metadata();
        }

        @Override
        public void write(Book book, List<Metadata> metadata) {
            Tab tab = book.tab(sheetId).orElseThrow();
            tab.line(dimension, index, tab.line(dimension, index).withMetadata(metadata));
        }
    }
}
