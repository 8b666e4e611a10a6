package io.rowcast.workbench.script;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs functions of the add-on's script, each in a global scope of its own: as at Google, globals do not survive from one
 * execution to the next (sheets/facts.md 5). Safe to use from many threads.
 */
public final class ScriptHost implements AutoCloseable {
    /** An Editor add-on's execution may last six minutes (sheets/facts.md 3.3). */
    public static final Duration LONGEST_EXECUTION = Duration.ofMinutes(6);

    /** What is exported, and files as arrays of bytes. */
    private static final HostAccess EXPORTS_AND_BYTES =
            HostAccess.newBuilder(HostAccess.EXPLICIT).allowArrayAccess(true).build();

    private static final Logger LOG = LoggerFactory.getLogger(ScriptHost.class);

    /** Google's Sheets API, where the script calls it by itself. */
    private static final String GOOGLE_SHEETS = "https://sheets.googleapis.com/";

    private static final int SIMULTANEOUS_EXECUTIONS = 30;

    private final ScriptProject project;
    private final GoogleDocument document;
    private final PropertyStores properties;
    private final CacheStores caches;
    private final Duration longest;
    private final Locks locks = new Locks();
    private final Triggers triggers;
    private final HttpClient client = HttpClient.newHttpClient();
    private final UrlFetch fetch;
    private final Semaphore free = new Semaphore(SIMULTANEOUS_EXECUTIONS);
    private final Engine engine = Engine.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("script-limit").factory());
    private final ScheduledFuture<?> everyHour;
    private final ExecutorService triggered = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("script-triggers").factory());
    private final ScheduledExecutorService hourly = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("script-hourly").factory());

    /**
     * @param homes where public addresses (with their slash) are really served, as {@code https://rowcast.example/}
     * @param longest an execution that lasts longer is ended
     */
    public ScriptHost(
            ScriptProject project,
            GoogleDocument document,
            Map<String, URI> homes,
            PropertyStores properties,
            InstantSource clock,
            Duration longest) {
        this.project = project;
        this.document = document;
        this.properties = properties;
        this.triggers = new Triggers(properties);
        this.caches = new CacheStores(clock);
        this.longest = longest;
        Map<String, URI> everywhere = new HashMap<>(homes);
        everywhere.put(GOOGLE_SHEETS, document.google());
        this.fetch = new UrlFetch(client, project.allowedAddresses(), everywhere);
        this.everyHour = hourly.scheduleAtFixedRate(this::fireTriggers, 1, 1, TimeUnit.HOURS);
    }

    /** Runs the person's triggers as the hour does. */
    public void fireTriggers() {
        triggers.of(Triggers.Kind.CLOCK).forEach(trigger -> fire(trigger, Optional.empty()));
    }

    /** Tells the triggers that hear of it, in order and after this call has returned, as Google does. */
    public void happened(Happening happening) {
        triggered.execute(() ->
                triggers.of(Triggers.Kind.of(happening)).forEach(trigger -> fire(trigger, Optional.of(happening))));
    }

    /** Returns when the triggers have heard of all that has happened until now. */
    public void awaitTriggers() {
        CompletableFuture.runAsync(() -> {}, triggered).join();
    }

    /** A failure is logged, as Google tells nobody (sheets/facts.md 3.2). */
    private void fire(Triggers.Trigger trigger, Optional<Happening> happening) {
        try {
            String event = EventWire.json(trigger.id(), happening);
            Call call = new Call(trigger.handler(), "[]", AuthMode.FULL, Call.NOTHING_SELECTED);
            run(call, (context, platform) -> new Object[] {platform.event(event)});
        } catch (RuntimeException e) {
            LOG.warn("The trigger {} failed: {}", trigger.handler(), e.getMessage());
        }
    }

    /** The functions that the person's triggers run. */
    public List<String> triggers() {
        return triggers.all().stream().map(Triggers.Trigger::handler).toList();
    }

    /** How many of the triggers that Google allows stand in other files of the person's. */
    public void triggersElsewhere(int count) {
        triggers.elsewhere(count);
    }

    /** Whether Google thinks that the person's consent to the add-on stands; it may want it anew at any time. */
    public void consent(boolean given) {
        triggers.consents(given);
    }

    /**
     * Runs one function to its end, on the calling thread.
     *
     * @throws ScriptException when the function is not to be called, throws, lasts too long or returns what cannot travel
     */
    public Outcome run(Call call) {
        return run(call, (context, platform) -> arguments(context, call));
    }

    private Outcome run(Call call, BiFunction<Context, Platform, Object[]> arguments) {
        if (call.function().endsWith("_")) {
            // sheets/facts.md 3.4
            throw new ScriptException("Script function not found: " + call.function());
        }
        if (!free.tryAcquire()) {
            throw new ScriptException("Exception: Service invoked too many times in a short time: exec qps.");
        }
        try (Locks.Held held = locks.new Held();
                Context context = newContext()) {
            return runIn(context, call, services(call, held), arguments);
        } finally {
            free.release();
        }
    }

    private Outcome runIn(
            Context context, Call call, HostServices services, BiFunction<Context, Platform, Object[]> arguments) {
        ScheduledFuture<?> limit = timer.schedule(() -> context.close(true), longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            Platform platform = Platform.install(context, services);
            project.files().forEach(context::eval);
            Value returned = function(context, call).execute(arguments.apply(context, platform));
            return new Outcome(platform.transfer(returned), services.shown());
        } catch (PolyglotException e) {
            throw new ScriptException(words(e), e);
        } finally {
            limit.cancel(false);
        }
    }

    private static Value function(Context context, Call call) {
        Value function = context.getBindings("js").getMember(call.function());
        if (function == null || !function.canExecute()) {
            throw new ScriptException("Script function not found: " + call.function());
        }
        return function;
    }

    private static Object[] arguments(Context context, Call call) {
        Value parsed = context.eval("js", "JSON.parse").execute(call.arguments());
        return LongStream.range(0, parsed.getArraySize())
                .mapToObj(parsed::getArrayElement)
                .toArray();
    }

    private static String words(PolyglotException e) {
        if (e.isCancelled()) {
            return "Exception: Exceeded maximum execution time";
        }
        Throwable cause = e.isHostException() ? e.asHostException() : e;
        return Objects.requireNonNullElseGet(cause.getMessage(), cause::toString);
    }

    private HostServices services(Call call, Locks.Held held) {
        return new HostServices(call, project, client, document, fetch, properties, caches, held, triggers);
    }

    /** Only what Apps Script's V8 has: no loading, no timers, no newer syntax than it reads (sheets/facts.md 3.7). */
    private Context newContext() {
        return Context.newBuilder("js")
                .engine(engine)
                .allowHostAccess(EXPORTS_AND_BYTES)
                .allowExperimentalOptions(true)
                .option("js.ecmascript-version", "2020")
                .option("js.timezone", project.timeZone().getId())
                .option("js.load", "false")
                .option("js.print", "false")
                .option("js.console", "false")
                .option("js.graal-builtin", "false")
                .option("js.polyglot-builtin", "false")
                .option("js.performance", "false")
                .build();
    }

    @Override
    public void close() {
        everyHour.cancel(true);
        hourly.shutdownNow();
        triggered.shutdownNow();
        timer.shutdownNow();
        client.close();
        engine.close(true);
    }
}
