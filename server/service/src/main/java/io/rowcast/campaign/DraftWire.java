package io.rowcast.campaign;

import io.rowcast.audience.Column;
import io.rowcast.platform.http.Requests;
import io.rowcast.render.Source;
import io.rowcast.timing.When;
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
        @Nullable WhenWire schedule,
        @Nullable OnlyWire only,
        @Nullable ConsentWire consent,
        @Nullable List<FollowUpWire> followUps) {
    private static final int MOST_FOLLOW_UPS = 5;

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
        if (schedule instanceof WhenWire.PerRowWire rows
                && columns.stream().noneMatch(column -> column.letter().equals(rows.column()))) {
            throw Requests.wrong("schedule/column", "expected one of the columns");
        }
        if (only != null && columns.stream().noneMatch(it -> it.letter().equals(only.column()))) {
            throw Requests.wrong("only/column", "is none of the columns");
        }
        if (consent != null) {
            known("consent/column", consent.column(), columns);
            if (consent.dateColumn() != null) {
                known("consent/dateColumn", consent.dateColumn(), columns);
            }
        }
        followUps = followUps == null ? List.of() : followUps;
        if (followUps.size() > MOST_FOLLOW_UPS) {
            throw Requests.wrong("followUps", "expected at most " + MOST_FOLLOW_UPS);
        }
        for (int i = 0; i < followUps.size(); i++) {
            int follows = followUps.get(i).follows();
            if (follows < 0 || follows > i) {
                throw Requests.wrong(
                        "followUps/" + i + "/follows",
                        "expected 0 for the campaign itself, or the number of an earlier follow-up, from 1");
            }
        }
    }

    private static void known(String name, String letter, List<ColumnWire> columns) {
        if (columns.stream().noneMatch(column -> column.letter().equals(letter))) {
            throw Requests.wrong(name, "is none of the columns");
        }
    }

    /** What the rows are frozen for; null where they do not depend on it. */
    @Nullable
    When when() {
        return schedule == null ? null : schedule.when();
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

    List<FollowUpWire> steps() {
        return followUps == null ? List.of() : followUps;
    }

    /** @param file finds an uploaded file */
    Recipe recipe(Recipe.Content content, Function<UUID, Optional<Source.Uploaded>> file) {
        return recipe(
                content,
                "",
                mapping,
                only == null ? null : only.only(),
                consent == null ? null : consent.consent(),
                file);
    }

    /** The same of a follow-up, which goes to rows of the campaign that it follows. */
    Recipe recipe(Recipe.Content content, int step, FollowUpWire wish, Function<UUID, Optional<Source.Uploaded>> file) {
        return recipe(content, "followUps/" + (step - 1) + "/", wish.mapping(), null, null, file);
    }

    private Recipe recipe(
            Recipe.Content content,
            String place,
            Map<String, SourceWire> wished,
            @Nullable Only about,
            @Nullable ConsentColumn agreed,
            Function<UUID, Optional<Source.Uploaded>> file) {
        Map<String, Source> sources = new LinkedHashMap<>();
        wished.forEach((input, source) -> {
            Requests.present(place + "mapping/" + input, source);
            sources.put(
                    input,
                    source.source(id -> file.apply(id)
                            .orElseThrow(() ->
                                    Requests.wrong(place + "mapping/" + input + "/media", "there is no such media"))));
        });
        return new Recipe(
                content,
                columns.stream()
                        .map(column -> new Column(column.name(), column.letter()))
                        .toList(),
                recipientColumn,
                defaultRegion,
                sources,
                about,
                agreed);
    }
}
