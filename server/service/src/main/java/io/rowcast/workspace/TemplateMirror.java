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

    /** How old the mirror may be where Meta is away. */
    static final Duration GOOD_ENOUGH = Duration.ofHours(24);

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
                .filter(sync ->
                        !refresh && !sync.stale() && sync.at().plus(FRESH_FOR).isAfter(now))
                .map(TemplateStore.Sync::at)
                .orElseGet(() -> sync(workspace, sender, now));
        return new Mirrored(templates.list(workspace, sender.wabaId()), synced);
    }

    /** One template by its name and language, asking Meta where the mirror is not fresh. */
    public Optional<MirroredTemplate> find(WorkspaceId workspace, Sender sender, String name, String language) {
        return named(templatesOf(workspace, sender, false), name, language);
    }

    /**
     * One template as Meta has it now; where Meta does not answer, as it was within the last {@link #GOOD_ENOUGH}: webhooks
     * bring changes meanwhile, and a campaign need not wait for Meta's list.
     *
     * @throws SourceUnavailableException when Meta refused, or did not answer and the mirror is older
     */
    public Optional<MirroredTemplate> findNow(WorkspaceId workspace, Sender sender, String name, String language) {
        try {
            return named(templatesOf(workspace, sender, true), name, language);
        } catch (SourceUnavailableException e) {
            if (e.refused() || !syncedSince(workspace, sender, clock.instant().minus(GOOD_ENOUGH))) {
                throw e;
            }
            return named(new Mirrored(templates.list(workspace, sender.wabaId()), clock.instant()), name, language);
        }
    }

    private boolean syncedSince(WorkspaceId workspace, Sender sender, Instant since) {
        return templates
                .lastSync(workspace, sender.wabaId())
                .filter(sync -> !sync.stale() && !sync.at().isBefore(since))
                .isPresent();
    }

    private static Optional<MirroredTemplate> named(Mirrored mirrored, String name, String language) {
        return mirrored.templates().stream()
                .filter(template ->
                        template.name().equals(name) && template.language().equals(language))
                .findFirst();
    }

    private Instant sync(WorkspaceId workspace, Sender sender, Instant now) {
        templates.bring(workspace, sender.wabaId(), source.templatesOf(sender), now);
        return now;
    }
}
