package io.rowcast.render;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Addresses of files in cells. */
final class Links {
    private Links() {}

    /** The address, where it is one of the web with a host. */
    static Optional<URI> parse(String link) {
        try {
            URI uri = new URI(link);
            return uri.getScheme() != null && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    /** The last part of the path when it looks like a file's name: recipients see it on the document (facts 2.4). */
    static Optional<String> fileName(String link) {
        return parse(link)
                .map(URI::getPath)
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .filter(name -> name.matches(".+\\.[A-Za-z0-9]{1,5}"));
    }

    /** In lower case, without its dot; empty where there is none. */
    static String extension(String link) {
        return fileName(link)
                .map(name -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
