package io.rowcast.workbench.page;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.staticfiles.Location;
import io.rowcast.workbench.script.AuthMode;
import io.rowcast.workbench.script.Call;
import io.rowcast.workbench.script.ScriptException;
import io.rowcast.workbench.script.ScriptHost;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The page's server, on the loopback interface only. */
public final class PageServer implements AutoCloseable {
    /** Nothing from elsewhere but pictures: the sidebar must be whole in itself. */
    private static final String SHOWN_PAGE_POLICY = "default-src 'none'; script-src 'unsafe-inline'; "
            + "style-src 'unsafe-inline'; img-src https: data:; font-src data:; media-src https:; base-uri 'self'";

    private final ShownPages pages = new ShownPages();
    private final ScriptHost script;
    private final Relay relay;
    private final Pictures pictures;
    private final Desk desk;
    private final ClockRoutes clock;
    private final Javalin server;

    private PageServer(
            int port, Path files, ScriptHost script, Relay relay, Pictures pictures, Desk desk, ClockRoutes clock) {
        this.script = script;
        this.relay = relay;
        this.pictures = pictures;
        this.desk = desk;
        this.clock = clock;
        this.server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.staticFiles.add(files.toString(), Location.EXTERNAL);
                    mount(config.routes);
                })
                .start("127.0.0.1", port);
    }

    /**
     * Starts the server.
     *
     * @param files the built page
     * @param token the person's token for Google's API
     * @param graph Meta's API with its version
     * @param graphToken the business's token for it
     * @param moved looks for what has come due when the clock was moved
     */
    public static PageServer start(
            int port,
            Path files,
            ScriptHost script,
            URI sandbox,
            String token,
            URI graph,
            String graphToken,
            Desk desk,
            DemoClock clock,
            Runnable moved) {
        return new PageServer(
                port,
                files,
                script,
                new Relay(sandbox, token),
                new Pictures(graph, graphToken),
                desk,
                new ClockRoutes(clock, moved));
    }

    /** Where the page is, for a person. */
    public URI address() {
        return URI.create("http://localhost:" + server.port());
    }

    private void mount(RoutesConfig routes) {
        routes.get("/workbench/desk", context -> context.json(desk));
        routes.get(
                "/workbench/menu",
                context -> answer(context, new Call("onOpen", "[]", AuthMode.LIMITED, Call.NOTHING_SELECTED)));
        routes.post(
                "/workbench/run",
                context ->
                        answer(context, RunWire.read(context.bodyInputStream()).call()));
        routes.get("/workbench/pages/{number}", this::shownPage);
        routes.get("/workbench/files/{id}", context -> pictures.show(context, context.pathParam("id")));
        routes.get(
                "/workbench/google/<path>",
                context -> relay.pass(context, "/v4/" + rest(context, "/workbench/google/")));
        routes.put("/workbench/google/<path>", this::byHand);
        routes.post("/workbench/google/<path>", this::byHand);
        routes.get(
                "/workbench/sandbox/<path>",
                context -> relay.pass(context, "/sandbox/" + rest(context, "/workbench/sandbox/")));
        routes.post(
                "/workbench/sandbox/<path>",
                context -> relay.pass(context, "/sandbox/" + rest(context, "/workbench/sandbox/")));
        routes.put(
                "/workbench/sandbox/<path>",
                context -> relay.pass(context, "/sandbox/" + rest(context, "/workbench/sandbox/")));
        clock.mount(routes);
    }

    /** A change of the person's: the triggers hear of it when it is done. */
    private void byHand(Context context) {
        String path = "/v4/" + rest(context, "/workbench/google/");
        String oldValue = Hand.onlyCell(path, context.body())
                .flatMap(cell -> relay.ask(context, valuePath(path, cell)))
                .flatMap(Hand::value)
                .orElse(null);
        relay.pass(context, path)
                .ifPresent(answer ->
                        Hand.of(path, context.body(), oldValue, answer).forEach(script::happened));
    }

    private static String valuePath(String path, String cell) {
        return path.replace("/values:batchUpdate", "/values/")
                + URLEncoder.encode(cell, StandardCharsets.UTF_8).replace("+", "%20")
                + "?valueRenderOption=UNFORMATTED_VALUE";
    }

    /** As it was sent: the path's escapes must reach Google's API unread. */
    private static String rest(Context context, String prefix) {
        return context.req().getRequestURI().substring(prefix.length());
    }

    private void answer(Context context, Call call) {
        context.json(outcome(call));
    }

    private RunWire.Answer outcome(Call call) {
        try {
            return RunWire.answer(script.run(call), pages);
        } catch (ScriptException e) {
            return RunWire.failed(e.getMessage());
        }
    }

    private void shownPage(Context context) {
        long number = context.pathParamAsClass("number", Long.class).get();
        String html = pages.find(number).orElseThrow(() -> new NotFoundResponse("This page is not shown any more"));
        context.header("Content-Security-Policy", SHOWN_PAGE_POLICY).html(html);
    }

    @Override
    public void close() {
        relay.close();
        pictures.close();
        server.stop();
    }
}
