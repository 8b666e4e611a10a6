package io.rowcast.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds requests and answers of tests against openapi.yaml. */
public final class Contract {
    private static final OpenApiInteractionValidator VALIDATOR =
            OpenApiInteractionValidator.createForInlineApiSpecification(description())
                    .build();

    private Contract() {}

    /** The text of openapi.yaml. */
    public static String description() {
        try (InputStream file = Objects.requireNonNull(Contract.class.getResourceAsStream("/openapi.yaml"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails where the answer is not as described; and where the request is not, though it was answered as a good one. */
    public static void check(HttpRequest request, @Nullable String body, HttpResponse<String> answer) {
        SimpleRequest asked = asked(request, body);
        if (answer.statusCode() < 300) {
            assertGood(VALIDATOR.validateRequest(asked), request);
        }
        SimpleResponse.Builder answered = SimpleResponse.Builder.status(answer.statusCode());
        if (!answer.body().isEmpty()) {
            answered.withBody(answer.body());
        }
        answer.headers().map().forEach((name, values) -> answered.withHeader(name, values));
        assertGood(VALIDATOR.validateResponse(asked.getPath(), asked.getMethod(), answered.build()), request);
    }

    private static SimpleRequest asked(HttpRequest request, @Nullable String body) {
        URI uri = request.uri();
        SimpleRequest.Builder asked =
                new SimpleRequest.Builder(Request.Method.valueOf(request.method()), uri.getRawPath());
        request.headers().map().forEach((name, values) -> asked.withHeader(name, values));
        if (uri.getQuery() != null) {
            for (String pair : uri.getQuery().split("&", -1)) {
                String[] parts = pair.split("=", 2);
                asked.withQueryParam(parts[0], parts[1]);
            }
        }
        if (body != null) {
            asked.withBody(body);
        }
        return asked.build();
    }

    private static void assertGood(ValidationReport report, HttpRequest request) {
        assertThat(report.getMessages().stream()
                        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                        .map(message -> message.getKey() + ": " + message.getMessage())
                        .toList())
                .as(request.method() + " " + request.uri().getPath())
                .isEmpty();
    }
}
