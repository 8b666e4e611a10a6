package io.rowcast.workbench.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/** Google's services as the script sees them, laid into a fresh global scope before the script's own files. */
final class Platform {
    private static final List<Source> FILES = List.of(
                    "core", "services", "script-app", "fetch", "ui", "a1", "document", "range", "spreadsheet", "events")
            .stream()
            .map(Platform::source)
            .toList();

    private final Value core;

    private Platform(Value core) {
        this.core = core;
    }

    static Platform install(Context context, HostServices host) {
        Value google = context.eval("js", "({})");
        Value core = context.eval("js", "({})");
        FILES.forEach(file -> context.eval(file).executeVoid(host, google, core));
        Value globals = context.getBindings("js");
        google.getMemberKeys().forEach(name -> globals.putMember(name, google.getMember(name)));
        return new Platform(core);
    }

    /** The JSON of a returned value; throws where it is of a kind that does not reach the page. */
    String transfer(Value returned) {
        return core.getMember("transfer").execute(returned).asString();
    }

    /** What a trigger hands to its function; {@code event} is JSON, as events.js reads it. */
    Value event(String event) {
        return core.getMember("event").execute(event);
    }

    private static Source source(String name) {
        URL file = Objects.requireNonNull(Platform.class.getResource("/appsscript/" + name + ".js"), name);
        try {
            return Source.newBuilder("js", file).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
