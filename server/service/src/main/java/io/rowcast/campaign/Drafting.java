package io.rowcast.campaign;

import io.rowcast.media.MediaStore;
import io.rowcast.platform.crypto.Sealer;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Makes drafts and throws them away. */
final class Drafting {
    /** What became of a wish for a draft. */
    sealed interface Outcome {
        /** It is there, made now or by the same request before. */
        record Made(Campaign campaign, Family family) implements Outcome {}

        /** The same Idempotency-Key came with another body. */
        record KeyReused() implements Outcome {}

        record NoSuchSender() implements Outcome {}

        record NoSuchTemplate() implements Outcome {}

        record NotSendable(String because) implements Outcome {}

        record FreeFormWrong(String because) implements Outcome {}

        record MappingIncomplete(List<MappingProblem> problems) implements Outcome {}

        /** @param step the follow-up that is refused, from 1 */
        record StepRefused(int step, Outcome why) implements Outcome {}
    }

    private final Database database;
    private final Sealers sealers;
    private final SenderStore senders;
    private final TemplateMirror templates;
    private final SheetLinkStore links;
    private final MediaStore media;
    private final CampaignStore campaigns = new CampaignStore();
    private final FollowUpStore followUps = new FollowUpStore();
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
                        ? made(handle, before.campaign())
                        : new Outcome.KeyReused());
    }

    private Outcome check(WorkspaceId workspace, String key, byte[] hash, DraftWire wish) {
        Optional<Sender> sender = senders.find(workspace, wish.senderId());
        if (sender.isEmpty()) {
            return new Outcome.NoSuchSender();
        }
        Checked main = content(workspace, sender.get(), wish.template(), wish.freeForm())
                .then(content -> checkMapping(wish.recipe(content, id -> uploaded(workspace, id))));
        if (!(main instanceof Checked.Fine fine)) {
            return ((Checked.Refused) main).why();
        }
        List<Recipe> steps = new ArrayList<>();
        for (FollowUpWire step : wish.steps()) {
            int number = steps.size() + 1;
            Checked checked = content(workspace, sender.get(), step.template(), step.freeForm())
                    .then(content -> checkMapping(wish.recipe(content, number, step, id -> uploaded(workspace, id))));
            switch (checked) {
                case Checked.Fine it -> steps.add(it.recipe());
                case Checked.Refused refused -> {
                    return new Outcome.StepRefused(number, refused.why());
                }
            }
        }
        return make(workspace, key, hash, wish, fine.recipe(), steps);
    }

    private Optional<Source.Uploaded> uploaded(WorkspaceId workspace, UUID id) {
        return media.find(workspace, id)
                .map(file -> new Source.Uploaded(file.id(), file.kind().word(), file.filename()));
    }

    /** What messages would say, or why they cannot. */
    private record Content(
            Recipe.@Nullable Content content, @Nullable Outcome refused) {
        Checked then(Function<Recipe.Content, Checked> next) {
            return content == null ? new Checked.Refused(Objects.requireNonNull(refused)) : next.apply(content);
        }
    }

    /** A recipe that can be used, or why not. */
    private sealed interface Checked {
        record Fine(Recipe recipe) implements Checked {}

        record Refused(Outcome why) implements Checked {}
    }

    private Content content(
            WorkspaceId workspace,
            Sender sender,
            DraftWire.@Nullable TemplateRef template,
            @Nullable FreeFormWire freeForm) {
        return freeForm == null
                ? ofTemplate(workspace, sender, Objects.requireNonNull(template))
                : own(freeForm.freeForm());
    }

    private Content ofTemplate(WorkspaceId workspace, Sender sender, DraftWire.TemplateRef ref) {
        Optional<MirroredTemplate> template = templates.find(workspace, sender, ref.name(), ref.language());
        if (template.isEmpty()) {
            return new Content(null, new Outcome.NoSuchTemplate());
        }
        String definition = template.get().current();
        return Template.parse(definition)
                .notSendableBecause()
                .map(because -> new Content(null, new Outcome.NotSendable(because)))
                .orElseGet(() -> new Content(new Recipe.Content.OfTemplate(definition), null));
    }

    private static Content own(FreeForm freeForm) {
        return freeForm.notSendableBecause()
                .map(because -> new Content(null, new Outcome.FreeFormWrong(because)))
                .orElseGet(() -> new Content(new Recipe.Content.Own(freeForm), null));
    }

    private static Checked checkMapping(Recipe recipe) {
        List<MappingProblem> problems = recipe.problems();
        return problems.isEmpty()
                ? new Checked.Fine(recipe)
                : new Checked.Refused(new Outcome.MappingIncomplete(problems));
    }

    private Outcome make(
            WorkspaceId workspace, String key, byte[] hash, DraftWire wish, Recipe recipe, List<Recipe> steps) {
        SheetLink tab = links.link(
                workspace,
                wish.sheet().spreadsheetId(),
                wish.sheet().sheetId(),
                wish.sheet().title(),
                wish.sheet().timeZone());
        Sealer sealer = sealers.of(workspace);
        return database.inWorkspace(workspace, handle -> {
            idempotency.waitForTurn(handle, key);
            return earlier(handle, key, hash).orElseGet(() -> {
                UUID id = insert(handle, wish.name(), wish, wish.template(), wish.freeForm(), tab, recipe);
                for (int i = 0; i < steps.size(); i++) {
                    addStep(handle, sealer, id, i + 1, wish, tab, steps.get(i));
                }
                idempotency.remember(handle, key, hash, id, clock.instant());
                return made(handle, id);
            });
        });
    }

    private void addStep(
            Handle handle, Sealer sealer, UUID parent, int step, DraftWire wish, SheetLink tab, Recipe recipe) {
        FollowUpWire of = wish.steps().get(step - 1);
        UUID id = insert(handle, wish.name() + ", follow-up " + step, wish, of.template(), of.freeForm(), tab, recipe);
        followUps.add(handle, sealer, of.followUp(id, step), parent);
    }

    private Outcome.Made made(Handle handle, UUID id) {
        return new Outcome.Made(campaigns.find(handle, id).orElseThrow(), followUps.family(handle, id));
    }

    private UUID insert(
            Handle handle,
            String name,
            DraftWire wish,
            DraftWire.@Nullable TemplateRef template,
            @Nullable FreeFormWire freeForm,
            SheetLink tab,
            Recipe recipe) {
        Campaign draft = new Campaign(
                UUID.randomUUID(),
                name,
                CampaignStatus.DRAFT,
                wish.senderId(),
                tab,
                template == null ? null : template.name(),
                template == null ? null : template.language(),
                freeForm == null ? null : freeForm.freeForm(),
                0,
                wish.when(),
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
        return draft.id();
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
