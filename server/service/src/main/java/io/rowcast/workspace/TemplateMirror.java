package io.rowcast.workspace;

import io.rowcast.platform.store.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Keeps a copy of Meta's templates: asks again when it is older than {@link #FRESH_FOR}, or when told to. */
public final class TemplateMirror {
    /** Our own choice: status changes come by webhook, so the mirror only has to catch new and edited templates. */
    static final Duration FRESH_FOR = Duration.ofMinutes(10);

    private final TemplateSource source;
    private final TemplateStore templates;
    private final InstantSource clock;

    public TemplateMirror(TemplateSource source, TemplateStore templates, InstantSource clock) {
        this.source = source;
        this.templates = templates;
        this.clock = clock;
    }

    /** All templates of an account, and when Meta was asked. */
    public record Mirrored(List<MirroredTemplate> templates, Instant syncedAt) {}

    /**
     * The templates of the sender's account.
     *
     * @param refresh ask Meta even if the mirror is fresh
     * @throws SourceUnavailableException when Meta had to be asked and did not answer, or refused
     */
    public Mirrored templatesOf(WorkspaceId workspace, Sender sender, boolean refresh) {
        Instant now = clock.instant();
        Instant synced = templates
                .lastSync(workspace, sender.wabaId())
                .filter(sync -> !refresh && !sync.stale() && sync.at().plus(FRESH_FOR).isAfter(now))
                .map(TemplateStore.Sync::at)
                .orElseGet(() -> sync(workspace, sender, now));
        return new Mirrored(templates.list(workspace, sender.wabaId()), synced);
    }

    /** One template by its name and language. */
    public Optional<MirroredTemplate> find(
            WorkspaceId workspace, Sender sender, String name, String language, boolean refresh) {
        return templatesOf(workspace, sender, refresh).templates().stream()
                .filter(template ->
                        template.name().equals(name) && template.language().equals(language))
                .findFirst();
    }

    private Instant sync(WorkspaceId workspace, Sender sender, Instant now) {
        templates.bring(workspace, sender.wabaId(), source.templatesOf(sender), now);
        return now;
    }
}
