package io.rowcast.conversation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.audit.Action;
import io.rowcast.audit.AuditStore;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.Database;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/** The words by which people opt out of the calling workspace's messages, and in again. */
public final class OptOutWordRoutes implements Routes {
    private final Database database;
    private final InstantSource clock;
    private final OptOutWordStore store = new OptOutWordStore();

    public OptOutWordRoutes(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/workspace/opt-out-words", this::get, Scope.READ);
        routes.put("/v1/workspace/opt-out-words", this::put, Scope.ADMIN);
    }

    private void get(Context context) {
        context.json(OptOutWordsWire.of(database.inWorkspace(Caller.of(context).workspace(), store::find)));
    }

    private void put(Context context) {
        Caller caller = Caller.of(context);
        OptOutWordsWire wish = Requests.body(context, OptOutWordsWire.class);
        OptOutWords words = database.inWorkspace(caller.workspace(), handle -> {
            wish.languages().forEach(it -> store.put(handle, it.language(), it.words()));
            OptOutWords now = store.find(handle);
            now.contradiction().ifPresent(word -> {
                throw Requests.wrong("languages", "“" + word + "” cannot mean both stop and start");
            });
            if (!now.hasStop()) {
                throw Requests.wrong(
                        "languages", "expected at least one word to stop: else nobody could opt out by one");
            }
            AuditStore.add(
                    handle,
                    caller.actor(),
                    Action.OPT_OUT_WORDS_CHANGED,
                    null,
                    Map.of(
                            "languages",
                            wish.languages().stream()
                                    .map(OptOutWordsWire.Language::language)
                                    .collect(Collectors.joining(" "))),
                    clock.instant());
            return now;
        });
        context.json(OptOutWordsWire.of(words));
    }
}
