package io.rowcast.platform.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 9457 problem details; field names are those of the standard. */
record ProblemView(
        String type,
        String title,
        int status,
        @Nullable String detail,
        String instance,
        @Nullable List<Problem.Part> errors) {
    static ProblemView of(Problem problem, String instance) {
        return new ProblemView(
                problem.type().uri(),
                problem.title(),
                problem.type().status(),
                problem.detail(),
                instance,
                problem.parts().isEmpty() ? null : problem.parts());
    }
}
