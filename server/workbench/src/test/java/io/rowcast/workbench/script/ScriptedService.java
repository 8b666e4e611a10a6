package io.rowcast.workbench.script;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A Rowcast service that answers what a test tells it: the sheet link always, cell updates in order, then none; it waits for new
 * rows of the first tab.
 */
final class ScriptedService implements AutoCloseable {
    static final String LINK = "7c0b1f44-5f1e-4f0e-9d0c-1f6b7a3c2d10";
    private static final String DONE = "{\"updates\":[],\"clear\":[],\"more\":false,\"freshness\":{\"behind\":0}}";

    private static final String WATCHED = """
            {"tabs": [{"sheetId": 0, "recipient": "Phone", "only": [], "columns": ["Name", "Phone"]}]}""";

    private final HttpServer server;
    private final String link;
    private final Queue<String> updates = new ArrayDeque<>();
    private final Queue<String> readings = new ConcurrentLinkedQueue<>();
    private final Queue<String> newRows = new ConcurrentLinkedQueue<>();

    ScriptedService(String spreadsheetId) throws IOException {
        this.link = """
                {"id": "%s", "spreadsheetId": "%s", "sheetId": 0, "pen": {"kind": "add-on", "chosen": false},
                 "freshness": {"behind": 2}, "access": "writable", "explanation": ""}""".formatted(LINK, spreadsheetId);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    ScriptedService then(String cellUpdates) {
        updates.add(cellUpdates);
        return this;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Bodies of the calls for cell updates, in order. */
    List<String> readings() {
        return List.copyOf(readings);
    }

    /** Bodies of the reports of new rows, in order. */
    List<String> newRows() {
        return List.copyOf(newRows);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] answer = answer(exchange.getRequestURI().getPath(), body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String answer(String path, String body) {
        if (path.endsWith("/cell-updates")) {
            readings.add(body);
            return updates.isEmpty() ? DONE : updates.remove();
        }
        if (path.equals("/v1/new-rows")) {
            newRows.add(body);
            return "{\"taken\": 1, \"known\": 0, \"passedOver\": 0, \"held\": 0}";
        }
        if (path.equals("/v1/watched-tabs")) {
            return WATCHED;
        }
        return path.equals("/v1/sheet-links") ? "{\"sheetLinks\": [" + link + "]}" : link;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
