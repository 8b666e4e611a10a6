package io.rowcast.workbench.page;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * The files that messages on the phones name, fetched as a real phone's app would not but a business may: the id gives an
 * address, and the address gives the bytes, both with the business's token (whatsapp/facts.md 5).
 */
final class Pictures implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI graph;
    private final String token;

    /** {@code graph}: with the version, as {@code http://localhost:1234/v24.0}. */
    Pictures(URI graph, String token) {
        this.graph = graph;
        this.token = token;
    }

    /** Answers the file with this id. */
    void show(Context context, String id) {
        if (!id.matches("[0-9]{1,30}")) {
            throw new NotFoundResponse("This is no file's id");
        }
        try {
            HttpResponse<byte[]> described = get(URI.create(graph + "/" + id));
            URI address = URI.create(JSON.readTree(described.body()).path("url").asText());
            HttpResponse<byte[]> file = described.statusCode() == 200 ? get(address) : described;
            context.status(file.statusCode())
                    .contentType(file.headers().firstValue("Content-Type").orElse("application/octet-stream"))
                    .header("Cache-Control", "max-age=3600")
                    .result(file.body());
        } catch (IOException e) {
            throw new NotFoundResponse("The sandbox does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotFoundResponse("The workbench is stopping");
        }
    }

    private HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
