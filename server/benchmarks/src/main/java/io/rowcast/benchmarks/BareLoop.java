package io.rowcast.benchmarks;

import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.whatsapp.CloudApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The service's HTTP client in a loop that does nothing but send: what no ledger can be faster than. */
final class BareLoop {
    private static final int AT_ONCE = 64;
    private static final UUID NOBODY = new UUID(0, 0);

    private final HttpClient http = CloudApi.newHttpClient();
    private final URI messages;

    BareLoop(URI messages) {
        this.messages = messages;
    }

    /** Sends, each row once, {@value #AT_ONCE} at once; the seconds that it took. */
    double send(int rows, int firstRow) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                senders.add(threads.submit(() -> {
                    for (int row = next.getAndIncrement(); row < rows; row = next.getAndIncrement()) {
                        sendOne(firstRow + row);
                    }
                    return null;
                }));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void sendOne(int row) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(messages)
                .header("Authorization", "Bearer " + WhatsAppControl.TOKEN)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body(row, NOBODY)))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the sandbox refused: " + answer.body());
        }
    }

    /** A row's message, as the service renders it. */
    static String body(int row, UUID delivery) {
        return """
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"%s","type":"template","template":\
                {"name":"order_update","language":{"policy":"deterministic","code":"en_US"},"components":[\
                {"type":"header","parameters":[{"type":"text","text":"A-%d"}]},\
                {"type":"body","parameters":[{"type":"text","text":"customer"},{"type":"text","text":"A-%d"},\
                {"type":"text","text":"Friday"}]}]},"biz_opaque_callback_data":"%s"}""".formatted(Campaigns.phone(row), row, row, delivery);
    }
}
