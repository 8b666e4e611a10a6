package io.rowcast.whatsapp;

import io.rowcast.workspace.MirroredTemplate;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SourceUnavailableException;
import io.rowcast.workspace.TemplateSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks Meta for the templates of an account. */
public final class CloudApiTemplates implements TemplateSource {
    private static final int PAGE = 100;

    /** An account has 6,000 templates at most (facts 3); more pages than that are a circle. */
    private static final int MOST_PAGES = 6_000 / PAGE + 1;

    /** Quality and the reason of a rejection come only where they are asked for (facts 3). */
    private static final String FIELDS =
            "id,name,language,status,category,parameter_format,components,quality_score,rejected_reason";

    private final GraphReads reads;

    public CloudApiTemplates(CloudApi api) {
        this.reads = new GraphReads(api);
    }

    /** Pages by cursor, and not by the address in {@code next}: our token goes to no address that comes in an answer. */
    @Override
    public List<MirroredTemplate> templatesOf(Sender sender) {
        List<MirroredTemplate> templates = new ArrayList<>();
        String first = sender.wabaId() + "/message_templates?fields=" + FIELDS + "&limit=" + PAGE;
        Optional<String> path = Optional.of(first);
        for (int page = 0; path.isPresent(); page++) {
            if (page == MOST_PAGES) {
                throw new SourceUnavailableException("Meta's list of templates does not end; try again later.", false);
            }
            GraphWire answer = reads.get(path.get(), sender.token());
            templates.addAll(answer.templates());
            path = answer.nextPage().map(after -> first + "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
        }
        return List.copyOf(templates);
    }
}
