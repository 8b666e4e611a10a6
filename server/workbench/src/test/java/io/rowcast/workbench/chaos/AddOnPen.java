package io.rowcast.workbench.chaos;

import io.rowcast.workbench.script.AuthMode;
import io.rowcast.workbench.script.Call;
import io.rowcast.workbench.script.GoogleDocument;
import io.rowcast.workbench.script.PropertyStores;
import io.rowcast.workbench.script.ScriptException;
import io.rowcast.workbench.script.ScriptHost;
import io.rowcast.workbench.script.ScriptProject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The add-on's real script in a colleague's open sidebar, which looks every second. */
final class AddOnPen implements Pen {
    private static final String EMAIL = "ben@shop.example";
    private static final String SERVICE = "https://rowcast.example/";
    private static final long EVERY_MILLIS = 1_000;

    @Override
    public String email() {
        return EMAIL;
    }

    @Override
    public String link(World world, Map<String, Object> sheet) {
        Map<String, Object> body = new HashMap<>(sheet);
        body.put("pen", Map.of("kind", "add-on"));
        return world.api().put("/v1/sheet-links", body).path("id").asText();
    }

    @Override
    public AutoCloseable start(World world, String spreadsheetId, String link) {
        ScriptHost script = new ScriptHost(
                ScriptProject.load(Path.of(System.getProperty("rowcast.root"))),
                new GoogleDocument(
                        world.sandboxUrl(), spreadsheetId, world.google().accessToken(EMAIL)),
                Map.of(SERVICE, world.serviceUrl()),
                new PropertyStores(world.data().resolve("script-properties.json")),
                InstantSource.system(),
                ScriptHost.LONGEST_EXECUTION);
        script.run(call("connect", SERVICE, world.apiKey()));
        Call bring = call("bringCells", link);
        Turning sidebar = Turning.start("sidebar", EVERY_MILLIS, () -> look(script, bring));
        return () -> {
            sidebar.close();
            script.close();
        };
    }

    /** What fails because Google does is said in the sidebar, and tried again with its next look. */
    private static void look(ScriptHost script, Call bring) {
        try {
            script.run(bring);
        } catch (ScriptException e) {
            System.out.println("sidebar: " + e.getMessage());
        }
    }

    private static Call call(String function, String... arguments) {
        String json = "[\"" + String.join("\",\"", arguments) + "\"]";
        return new Call(function, json, AuthMode.FULL, Call.NOTHING_SELECTED);
    }

    @Override
    public String toString() {
        return "add-on";
    }
}
