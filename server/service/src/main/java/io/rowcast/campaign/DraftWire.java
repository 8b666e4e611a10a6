package io.rowcast.campaign;

import io.rowcast.audience.Column;
import io.rowcast.platform.http.Requests;
import io.rowcast.render.Source;
import io.rowcast.workspace.SheetRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The body that makes a draft. */
record DraftWire(
        String name,
        UUID senderId,
        @Nullable TemplateRef template,
        @Nullable FreeFormWire freeForm,
        SheetRef sheet,
        List<ColumnWire> columns,
        String recipientColumn,
        String defaultRegion,
        Map<String, SourceWire> mapping,
        @Nullable OnlyWire only) {
    DraftWire {
        Requests.text("name", name, 1, 200);
        Requests.present("senderId", senderId);
        if ((template == null) == (freeForm == null)) {
            throw Requests.wrong("template", "expected either a template or a freeForm");
        }
        Requests.present("sheet", sheet);
        Requests.present("columns", columns);
        if (columns.isEmpty() || columns.size() > 500) {
            throw Requests.wrong("columns", "expected 1 to 500 columns");
        }
        Requests.match("recipientColumn", recipientColumn, "[A-Z]{1,3}");
        Requests.match("defaultRegion", defaultRegion, "[A-Z]{2}");
        Requests.present("mapping", mapping);
        if (only != null && columns.stream().noneMatch(it -> it.letter().equals(only.column()))) {
            throw Requests.wrong("only/column", "is none of the columns");
        }
    }

    record TemplateRef(String name, String language) {
        TemplateRef {
            Requests.text("name", name, 1, 512);
            Requests.text("language", language, 1, 20);
        }
    }

    record ColumnWire(String name, String letter) {
        ColumnWire {
            Requests.text("name", name, 0, 50_000);
            Requests.match("letter", letter, "[A-Z]{1,3}");
        }
    }

    /** @param file finds an uploaded file */
    Recipe recipe(Recipe.Content content, Function<UUID, Optional<Source.Uploaded>> file) {
        Map<String, Source> sources = new LinkedHashMap<>();
        mapping.forEach((input, source) -> {
            Requests.present("mapping/" + input, source);
            sources.put(
                    input,
                    source.source(id -> file.apply(id)
                            .orElseThrow(
                                    () -> Requests.wrong("mapping/" + input + "/media", "there is no such media"))));
        });
        return new Recipe(
                content,
                columns.stream()
                        .map(column -> new Column(column.name(), column.letter()))
                        .toList(),
                recipientColumn,
                defaultRegion,
                sources,
                only == null ? null : only.only());
    }
}
