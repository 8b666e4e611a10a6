package io.rowcast.platform.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What a browser keeps for us: nothing that scripts can read or that comes with another site's forms. Where the service is
 * reached over https, the cookies are bound to its very host (RFC 6265bis section 4.1.3.2, {@code __Host-}); on a developer's
 * own machine without https that is not possible.
 */
public final class Cookies {
    private final boolean secure;

    /** @param publicUrl where browsers reach the service */
    public Cookies(URI publicUrl) {
        this.secure = "https".equals(publicUrl.getScheme());
    }

    /** The value of the cookie; empty where the browser has none. */
    public Optional<String> read(Context context, String name) {
        return Optional.ofNullable(context.cookie(full(name))).filter(value -> !value.isEmpty());
    }

    /** Has the browser keep a value, in the place of the one before. */
    public void keep(Context context, String name, String value, Duration life) {
        context.cookie(cookie(name, value, (int) life.toSeconds()));
    }

    public void drop(Context context, String name) {
        context.cookie(cookie(name, "", 0));
    }

    private Cookie cookie(String name, String value, int seconds) {
        return new Cookie(full(name), value, "/", seconds, secure, true, null, SameSite.LAX);
    }

    private String full(String name) {
        return secure ? "__Host-" + name : name;
    }
}
