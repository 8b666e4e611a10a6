package io.rowcast.platform.log;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.ArrayList;
import java.util.List;

/** What was thrown and where, with what caused it; without what a JSON library says, which quotes the value that it was given. */
public final class StackTraces extends ThrowableHandlingConverter {
    private static final String JSON = "com.fasterxml.jackson.";

    @Override
    public String convert(ILoggingEvent event) {
        List<IThrowableProxy> chain = chain(event.getThrowableProxy());
        List<String> quotes = chain.stream()
                .filter(each -> each.getClassName().startsWith(JSON) && each.getMessage() != null)
                .map(IThrowableProxy::getMessage)
                .toList();
        StringBuilder text = new StringBuilder();
        for (IThrowableProxy each : chain) {
            text.append(text.isEmpty() ? "" : "Caused by: ").append(each.getClassName());
            if (each.getMessage() != null) {
                text.append(": ").append(without(quotes, each.getMessage()));
            }
            text.append('\n');
            for (StackTraceElementProxy step : each.getStackTraceElementProxyArray()) {
                text.append('\t').append(step).append('\n');
            }
        }
        return text.toString();
    }

    private static List<IThrowableProxy> chain(IThrowableProxy thrown) {
        List<IThrowableProxy> chain = new ArrayList<>();
        for (IThrowableProxy each = thrown; each != null && !each.isCyclic(); each = each.getCause()) {
            chain.add(each);
        }
        return chain;
    }

    /** A throwable that was made of another one repeats its message. */
    private static String without(List<String> quotes, String message) {
        String rest = message;
        for (String quote : quotes) {
            rest = rest.replace(quote, "•••");
        }
        return rest;
    }
}
