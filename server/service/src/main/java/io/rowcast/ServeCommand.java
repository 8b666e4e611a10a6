package io.rowcast;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** Runs the service until it is told to end (SIGTERM or SIGINT), then lets what is under way finish. */
@Command(name = "serve", description = "Run the service.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final Map<String, String> environment;

    ServeCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        Config config = Config.from(environment);
        Application application = Application.start(config, InstantSource.system());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            LOG.info("Stopping");
                            application.close();
                            stopped.countDown();
                        },
                        "rowcast-stop"));
        LOG.info("Serving: {}", config);
        stopped.await();
        return 0;
    }
}
