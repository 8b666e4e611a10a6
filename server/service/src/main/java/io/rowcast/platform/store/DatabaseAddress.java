package io.rowcast.platform.store;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A JDBC URL with the user and the password in it; never printed whole. */
public record DatabaseAddress(String jdbcUrl) {
    /**
     * Reads {@code jdbc:postgresql://…} as it stands, and {@code postgres://user:password@host:port/name} as hosting
     * services give it.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static DatabaseAddress parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return new DatabaseAddress(text);
        }
        URI uri = URI.create(text);
        if (uri.getHost() == null || !("postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    "expected jdbc:postgresql://… or postgres://user:password@host:5432/name");
        }
        StringBuilder jdbc = new StringBuilder("jdbc:postgresql://").append(uri.getHost());
        if (uri.getPort() > 0) {
            jdbc.append(':').append(uri.getPort());
        }
        jdbc.append(uri.getRawPath());
        char separator = '?';
        if (uri.getRawQuery() != null) {
            jdbc.append(separator).append(uri.getRawQuery());
            separator = '&';
        }
        if (uri.getUserInfo() != null) {
            String[] login = uri.getUserInfo().split(":", 2);
            jdbc.append(separator).append("user=").append(encode(login[0]));
            if (login.length == 2) {
                jdbc.append("&password=").append(encode(login[1]));
            }
        }
        return new DatabaseAddress(jdbc.toString());
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return jdbcUrl.replaceAll("\\?.*", "");
    }
}
