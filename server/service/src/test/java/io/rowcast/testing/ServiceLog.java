package io.rowcast.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The log as {@code serve} writes it, with every logger, ours and the libraries', at the level that tells most. */
public final class ServiceLog implements AutoCloseable {
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final PrintStream before = System.err;
    private final java.util.logging.Logger jul = LogManager.getLogManager().getLogger("");
    private final java.util.logging.Level julBefore = jul.getLevel();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    /** Begins to capture; what others of this process log meanwhile is captured too. */
    public ServiceLog() {
        System.setErr(new PrintStream(written, true, UTF_8));
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(ours());
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
        context.getLoggerList().forEach(logger -> logger.setLevel(Level.TRACE));
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        jul.setLevel(java.util.logging.Level.ALL);
    }

    /** The sandbox, which is on the class path of tests, has a file of the same name. */
    public static URL ours() {
        try {
            return Collections.list(ServiceLog.class.getClassLoader().getResources("logback.xml")).stream()
                    .filter(url -> url.toString().contains("/service/"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines so far, without those of the sandbox, which plays Meta and Google. */
    public List<String> lines() {
        return written.toString(UTF_8)
                .lines()
                .filter(line -> !line.contains("\"logger_name\":\"io.rowcast.sandbox"))
                .toList();
    }

    @Override
    public void close() {
        System.setErr(before);
        jul.setLevel(julBefore);
        SLF4JBridgeHandler.uninstall();
        context.reset();
        try {
            new ContextInitializer(context).autoConfig();
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
    }
}
