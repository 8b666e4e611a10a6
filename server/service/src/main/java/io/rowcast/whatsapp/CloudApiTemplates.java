package io.rowcast.whatsapp;

import io.rowcast.workspace.MirroredTemplate;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SourceUnavailableException;
import io.rowcast.workspace.TemplateSource;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks Meta for the templates of an account and for the state of a number. */
public final class CloudApiTemplates implements TemplateSource {
    private static final int PAGE = 100;

    /** An account has 6,000 templates at most (facts 3); more pages than that are a circle. */
    private static final int MOST_PAGES = 6_000 / PAGE + 1;

    /** Reading twice does no harm, so a broken connection is tried again, at once: a person is waiting. */
    private static final int TRIES = 3;

    private static final String NUMBER_FIELDS = "display_phone_number,verified_name,quality_rating,status,throughput";

    private final CloudApi api;

    public CloudApiTemplates(CloudApi api) {
        this.api = api;
    }

    /** Pages by cursor, and not by the address in {@code next}: our token goes to no address that comes in an answer. */
    @Override
    public List<MirroredTemplate> templatesOf(Sender sender) {
        List<MirroredTemplate> templates = new ArrayList<>();
        String first = sender.wabaId() + "/message_templates?limit=" + PAGE;
        Optional<String> path = Optional.of(first);
        for (int page = 0; path.isPresent(); page++) {
            if (page == MOST_PAGES) {
                throw new SourceUnavailableException("Meta's list of templates does not end; try again later.", false);
            }
            GraphWire answer = get(path.get(), sender);
            templates.addAll(answer.templates());
            path = answer.nextPage().map(after -> first + "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
        }
        return List.copyOf(templates);
    }

    @Override
    public Sender describe(Sender sender) {
        return get(sender.phoneNumberId() + "?fields=" + NUMBER_FIELDS, sender).describe(sender);
    }

    private GraphWire get(String path, Sender sender) {
        for (int attempt = 1; ; attempt++) {
            try {
                return understood(api.get(path, sender.token()));
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw new SourceUnavailableException("WhatsApp could not be reached; try again in a minute.", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SourceUnavailableException("The service is stopping; try again in a minute.", e);
            }
        }
    }

    /** @throws IOException where another try may help */
    private static GraphWire understood(CloudApi.Answer answer) throws IOException {
        GraphWire wire = GraphWire.read(answer.body());
        Optional<GraphError> error = wire.error();
        if (error.isPresent() && answer.status() < 500 && !error.get().passing()) {
            throw new SourceUnavailableException(
                    "WhatsApp refused: " + error.get().explanation() + " (code "
                            + error.get().code() + ")",
                    true);
        }
        if (error.isPresent() || answer.status() != 200 || !wire.isObject()) {
            throw new IOException("HTTP " + answer.status());
        }
        return wire;
    }
}
