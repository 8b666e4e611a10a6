package io.rowcast.render;

import java.util.Optional;

/** The name that recipients see on a document (facts 2.4). */
final class FileName {
    private FileName() {}

    /** As the row gives it, else as the file has it; empty for other files, which people see without a name. */
    static Optional<String> of(Panel panel, Values values) {
        if (!(panel.header() instanceof Header.Media media) || media.kind() != TemplateInput.Kind.DOCUMENT) {
            return Optional.empty();
        }
        return values.text(panel.keys().filename())
                .or(() -> values.find(panel.keys().media()).flatMap(FileName::ofFile));
    }

    private static Optional<String> ofFile(Value value) {
        return value instanceof Value.File file ? Optional.of(file.shown()) : Links.fileName(value.shown());
    }
}
