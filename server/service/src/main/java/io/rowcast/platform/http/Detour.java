package io.rowcast.platform.http;

/** The person must go to another page first. */
final class Detour extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;

    /** @param path of ours, with its query */
    Detour(String path) {
        super("another page comes first");
        this.path = path;
    }

    String path() {
        return path;
    }
}
