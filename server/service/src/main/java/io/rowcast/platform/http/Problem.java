package io.rowcast.platform.http;

import java.util.List;

/**
 * A request that cannot be answered as asked; becomes RFC 9457 problem details. Thrown by routes only: what is expected
 * inside a feature is returned.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One wrong part of the request.
     *
     * @param pointer JSON pointer or parameter name
     */
    public record Part(String pointer, String detail) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "part " + pointer;
        }
    }

    private final ProblemType type;
    private final String title;
    private final String detail;
    private final transient List<Part> parts;

    /**
     * @param title what is wrong, in one sentence
     * @param detail where, and what to do
     */
    public Problem(ProblemType type, String title, String detail, List<Part> parts) {
        super(title);
        this.type = type;
        this.title = title;
        this.detail = detail;
        this.parts = List.copyOf(parts);
    }

    public Problem(ProblemType type, String title, String detail) {
        this(type, title, detail, List.of());
    }

    public ProblemType type() {
        return type;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }

    public List<Part> parts() {
        return parts;
    }
}
