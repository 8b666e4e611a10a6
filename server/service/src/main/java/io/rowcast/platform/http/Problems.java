package io.rowcast.platform.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.rowcast.platform.json.Json;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a throwable becomes an answer. */
final class Problems implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @Override
    public void mount(RoutesConfig routes) {
        routes.exception(Detour.class, (detour, context) -> context.redirect(detour.path(), HttpStatus.SEE_OTHER));
        routes.exception(Exception.class, (thrown, context) -> answer(context, problemOf(thrown, context)));
        // Javalin answers these itself, in its own form, unless they are named.
        routes.exception(HttpResponseException.class, (refusal, context) -> answer(context, problemOf(refusal)));
        // Javalin's own refusals (no such path, wrong method, body too large) come as a status without a problem.
        routes.error(404, context -> answerUnlessDone(context, noSuchPath()));
        routes.error(405, context -> answerUnlessDone(context, wrongMethod()));
    }

    private static Problem problemOf(Exception thrown, Context context) {
        return switch (root(thrown)) {
            case Problem problem -> problem;
            case HttpResponseException refusal -> problemOf(refusal);
            case BodyTooLargeException large -> large.most().tooLarge();
            case BodyTooSlowException slow ->
                new Problem(
                        ProblemType.TOO_SLOW,
                        "The request came too slowly.",
                        "Nothing was done. Check the connection, then try again.");
            default -> {
                LOG.error("{} {} failed", context.method(), RequestMeter.route(context), thrown);
                yield new Problem(
                        ProblemType.INTERNAL,
                        "Something went wrong inside Rowcast.",
                        "Nothing is known to be wrong with the request. Try again; if it stays, tell the operator the time.");
            }
        };
    }

    /** What was wrong with a body that was being read, out of what it is wrapped in; else what was thrown. */
    private static Throwable root(Exception thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof BodyTooLargeException || each instanceof BodyTooSlowException) {
                return each;
            }
        }
        return thrown;
    }

    private static Problem problemOf(HttpResponseException refusal) {
        return switch (refusal.getStatus()) {
            case 401 -> new Problem(ProblemType.UNAUTHORIZED, "The caller is not known.", words(refusal));
            case 403 -> new Problem(ProblemType.FORBIDDEN, "You may not do this here.", words(refusal));
            case 404 -> noSuchPath();
            case 405 -> wrongMethod();
            case 413 -> BodySize.FILE.tooLarge();
            default -> new Problem(ProblemType.BAD_REQUEST, "The request cannot be understood.", words(refusal));
        };
    }

    private static String words(HttpResponseException refusal) {
        return Objects.requireNonNullElse(refusal.getMessage(), "See /openapi.yaml.");
    }

    private static Problem noSuchPath() {
        return new Problem(ProblemType.NOT_FOUND, "There is nothing at this path.", "See /openapi.yaml for all paths.");
    }

    private static Problem wrongMethod() {
        return new Problem(
                ProblemType.METHOD_NOT_ALLOWED,
                "This path does not take this method.",
                "See /openapi.yaml for the methods of each path.");
    }

    private static void answerUnlessDone(Context context, Problem problem) {
        String type = context.res().getContentType();
        if (type == null || !(type.startsWith("application/problem+json") || type.startsWith("text/html"))) {
            answer(context, problem);
        }
    }

    private static void answer(Context context, Problem problem) {
        if (Pages.wanted(context)) {
            Pages.show(context, problem);
            return;
        }
        try {
            context.status(problem.type().status())
                    .contentType("application/problem+json")
                    .result(Json.MAPPER.writeValueAsBytes(ProblemView.of(problem, context.path())));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
