package io.rowcast.platform.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A file of the jar that pages load: the same for everybody, and of nobody. */
public final class PageFile implements Routes {
    private final String path;
    private final String type;
    private final byte[] content;

    /**
     * @param path where it stands in the jar, and is asked for
     * @param type for the header Content-Type
     */
    public PageFile(String path, String type) {
        this.path = path;
        this.type = type;
        this.content = read(path);
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get(
                path,
                context -> context.header(Header.CACHE_CONTROL, "max-age=300")
                        .header(Header.X_CONTENT_TYPE_OPTIONS, "nosniff")
                        .contentType(type)
                        .result(content),
                Counting.NONE);
    }

    private static byte[] read(String path) {
        try (InputStream file = PageFile.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not in the jar");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
