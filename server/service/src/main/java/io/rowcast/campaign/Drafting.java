package io.rowcast.campaign;

import io.rowcast.media.MediaStore;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.render.FreeForm;
import io.rowcast.render.MappingProblem;
import io.rowcast.render.Source;
import io.rowcast.render.Template;
import io.rowcast.workspace.MirroredTemplate;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.SheetLink;
import io.rowcast.workspace.SheetLinkStore;
import io.rowcast.workspace.TemplateMirror;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Makes drafts and throws them away. */
final class Drafting {
    /** What became of a wish for a draft. */
    sealed interface Outcome {
        /** It is there, made now or by the same request before. */
        record Made(Campaign campaign) implements Outcome {}

        /** The same Idempotency-Key came with another body. */
        record KeyReused() implements Outcome {}

        record NoSuchSender() implements Outcome {}

        record NoSuchTemplate() implements Outcome {}

        record NotSendable(String because) implements Outcome {}

        record FreeFormWrong(String because) implements Outcome {}

        record MappingIncomplete(List<MappingProblem> problems) implements Outcome {}
    }

    private final Database database;
    private final Sealers sealers;
    private final SenderStore senders;
    private final TemplateMirror templates;
    private final SheetLinkStore links;
    private final MediaStore media;
    private final CampaignStore campaigns = new CampaignStore();
    private final IdempotencyStore idempotency = new IdempotencyStore();
    private final InstantSource clock;

    Drafting(
            Database database,
            Sealers sealers,
            SenderStore senders,
            TemplateMirror templates,
            SheetLinkStore links,
            MediaStore media,
            InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.senders = senders;
        this.templates = templates;
        this.links = links;
        this.media = media;
        this.clock = clock;
    }

    /**
     * Makes a draft, once for each {@code key}.
     *
     * @param body the request as it came, to tell a repeated request from another one with the same key
     */
    Outcome create(WorkspaceId workspace, String key, String body, DraftWire wish) {
        byte[] hash = sealers.of(workspace).fingerprint("draft:" + body);
        Optional<Outcome> earlier = database.inWorkspace(workspace, handle -> earlier(handle, key, hash));
        return earlier.orElseGet(() -> check(workspace, key, hash, wish));
    }

    private Optional<Outcome> earlier(Handle handle, String key, byte[] hash) {
        return idempotency
                .find(handle, key)
                .map(before -> Arrays.equals(before.requestHash(), hash)
                        ? new Outcome.Made(
                                campaigns.find(handle, before.campaign()).orElseThrow())
                        : new Outcome.KeyReused());
    }

    private Outcome check(WorkspaceId workspace, String key, byte[] hash, DraftWire wish) {
        Optional<Sender> sender = senders.find(workspace, wish.senderId());
        if (sender.isEmpty()) {
            return new Outcome.NoSuchSender();
        }
        return wish.freeForm() == null
                ? checkTemplate(workspace, key, hash, wish, sender.get(), Objects.requireNonNull(wish.template()))
                : checkOwn(workspace, key, hash, wish, wish.freeForm().freeForm());
    }

    private Outcome checkTemplate(
            WorkspaceId workspace, String key, byte[] hash, DraftWire wish, Sender sender, DraftWire.TemplateRef ref) {
        Optional<MirroredTemplate> template = templates.find(workspace, sender, ref.name(), ref.language());
        if (template.isEmpty()) {
            return new Outcome.NoSuchTemplate();
        }
        String definition = TemplateWire.current(template.get());
        Optional<String> because = Template.parse(definition).notSendableBecause();
        return because.isPresent()
                ? new Outcome.NotSendable(because.get())
                : checkMapping(workspace, key, hash, wish, new Recipe.Content.OfTemplate(definition));
    }

    private Outcome checkOwn(WorkspaceId workspace, String key, byte[] hash, DraftWire wish, FreeForm freeForm) {
        Optional<String> because = freeForm.notSendableBecause();
        return because.isPresent()
                ? new Outcome.FreeFormWrong(because.get())
                : checkMapping(workspace, key, hash, wish, new Recipe.Content.Own(freeForm));
    }

    private Outcome checkMapping(
            WorkspaceId workspace, String key, byte[] hash, DraftWire wish, Recipe.Content content) {
        Recipe recipe = wish.recipe(
                content,
                id -> media.find(workspace, id)
                        .map(file -> new Source.Uploaded(file.id(), file.kind().word(), file.filename())));
        List<MappingProblem> problems = recipe.problems();
        return problems.isEmpty() ? make(workspace, key, hash, wish, recipe) : new Outcome.MappingIncomplete(problems);
    }

    private Outcome make(WorkspaceId workspace, String key, byte[] hash, DraftWire wish, Recipe recipe) {
        SheetLink tab = links.link(
                workspace,
                wish.sheet().spreadsheetId(),
                wish.sheet().sheetId(),
                wish.sheet().title(),
                wish.sheet().timeZone());
        return database.inWorkspace(workspace, handle -> {
            idempotency.waitForTurn(handle, key);
            return earlier(handle, key, hash).orElseGet(() -> insert(handle, key, hash, wish, tab, recipe));
        });
    }

    private Outcome insert(Handle handle, String key, byte[] hash, DraftWire wish, SheetLink tab, Recipe recipe) {
        Campaign draft = new Campaign(
                UUID.randomUUID(),
                wish.name(),
                CampaignStatus.DRAFT,
                wish.senderId(),
                tab,
                wish.template() == null ? null : wish.template().name(),
                wish.template() == null ? null : wish.template().language(),
                wish.freeForm() == null ? null : wish.freeForm().freeForm(),
                0,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                null,
                Safeguards.NONE,
                clock.instant(),
                null,
                null);
        campaigns.insert(handle, draft, recipe);
        idempotency.remember(handle, key, hash, draft.id(), clock.instant());
        return new Outcome.Made(campaigns.find(handle, draft.id()).orElseThrow());
    }

    /** @return the campaign as it stood; deleted only where it was a draft */
    Optional<Campaign> discard(WorkspaceId workspace, UUID campaign) {
        return database.inWorkspace(workspace, handle -> {
            Optional<Campaign> found = campaigns.lock(handle, campaign);
            if (found.filter(it -> it.status() == CampaignStatus.DRAFT).isPresent()) {
                campaigns.delete(handle, campaign);
            }
            return found;
        });
    }
}
