package io.rowcast.campaign;

import io.rowcast.delivery.Halt;
import io.rowcast.delivery.HaltStore;
import io.rowcast.render.Template;
import io.rowcast.workspace.MirroredTemplate;
import io.rowcast.workspace.TemplateWatch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/**
 * Pauses the campaigns of a template that is no longer what was confirmed, before Meta refuses their rows one by one; and
 * says when it is sendable again.
 */
public final class TemplateHalts implements TemplateWatch {
    private static final String APPROVED = "APPROVED";
    private static final String KEPT = " The rows not sent yet are kept.";

    private final InstantSource clock;
    private final HaltStore halts = new HaltStore();
    private final TemplateUseStore uses = new TemplateUseStore();

    public TemplateHalts(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void changed(Handle handle, String wabaId, MirroredTemplate before, MirroredTemplate after) {
        Instant now = clock.instant();
        if (!after.status().equals(APPROVED)) {
            halts.pauseTemplate(handle, wabaId, after.name(), after.language(), halt(after), now);
            return;
        }
        if (!before.status().equals(APPROVED)) {
            uses.tellPaused(
                    handle,
                    wabaId,
                    after,
                    "WhatsApp sends the template “" + after.name() + "” again. Resume the campaign to send the rest.",
                    now);
        }
        if (!TemplateWire.sameMessages(before.definition(), after.definition())) {
            pauseChanged(handle, wabaId, after, now);
        }
        if (!before.category().equals(after.category())) {
            heedCategory(handle, wabaId, after, now);
        }
    }

    private static Halt halt(MirroredTemplate template) {
        String why = Template.parse(template.current()).statusReason().orElse("It is not approved.");
        String words = "The template “" + template.name() + "” cannot be sent: " + why + KEPT;
        return switch (template.status()) {
            case "PAUSED" -> new Halt("template-paused", words + " Resume the campaign when the template is back.");
            case "DELETED", "PENDING_DELETION", "ARCHIVED" ->
                new Halt("template-gone", words + " Cancel the campaign and make one with another template.");
            default ->
                new Halt(
                        "template-disabled",
                        words + " Resume the campaign when the template is approved, or cancel it and choose another.");
        };
    }

    /** Rows are frozen as the template was; one that differs would come out as nobody has seen it. */
    private void pauseChanged(Handle handle, String wabaId, MirroredTemplate template, Instant now) {
        Halt halt = new Halt(
                "template-changed",
                "The template “" + template.name()
                        + "” was edited in WhatsApp Manager after the campaign was confirmed." + KEPT
                        + " Cancel the campaign and make a new one from the edited template.");
        for (TemplateUseStore.Use use : uses.underWay(handle, wabaId, template)) {
            boolean same = RecipeWire.read(use.recipe())
                    .definition()
                    .filter(frozen -> TemplateWire.sameMessages(frozen, template.definition()))
                    .isPresent();
            if (!same) {
                halts.pauseCampaign(handle, use.campaign(), halt, now);
            }
        }
    }

    /** Marketing costs more, and not everybody gets it: that is not what was confirmed. Any other change is only told. */
    private void heedCategory(Handle handle, String wabaId, MirroredTemplate template, Instant now) {
        String words = "Meta files the template “" + template.name() + "” under "
                + template.category().toLowerCase(Locale.ROOT) + " now, and bills it so.";
        if (template.category().equals("MARKETING")) {
            Halt halt = new Halt(
                    "template-changed",
                    words + KEPT + " Resume the campaign to send them at that price, or cancel it.");
            halts.pauseTemplate(handle, wabaId, template.name(), template.language(), halt, now);
        } else {
            uses.tellUnderWay(handle, wabaId, template, words, now);
        }
    }

    @Override
    public void announced(Handle handle, String wabaId, MirroredTemplate template, String comingCategory) {
        uses.tellUnderWay(
                handle,
                wabaId,
                template,
                "Meta will soon file the template “" + template.name() + "” under "
                        + comingCategory.toLowerCase(Locale.ROOT) + ", and bill it so.",
                clock.instant());
    }
}
