package io.rowcast.campaign;

import io.rowcast.workspace.MirroredTemplate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The campaigns that send a template of one WhatsApp Business Account, within the caller's transaction and workspace. */
final class TemplateUseStore {
    private static final String OF_TEMPLATE = """
             c.workspace_id = (select current_workspace())
              and c.template_name = :name and c.template_language = :language
              and c.sender_id in (
                select s.sender_id from sender s
                where s.workspace_id = (select current_workspace()) and s.waba_id = :waba)
            """;

    /** @param recipe frozen, as JSON */
    record Use(UUID campaign, String recipe) {}

    /** Those that are sending, or wait for their start. */
    List<Use> underWay(Handle handle, String wabaId, MirroredTemplate template) {
        return handle.createQuery(
                        "select c.campaign_id, c.recipe::text from campaign c where c.status in ('sending', 'scheduled') and"
                                + OF_TEMPLATE)
                .bind("waba", wabaId)
                .bind("name", template.name())
                .bind("language", template.language())
                .map((row, context) -> new Use(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    /** Adds a notice to those that stand still for the template's sake. */
    void tellPaused(Handle handle, String wabaId, MirroredTemplate template, String words, Instant now) {
        tell(
                handle,
                "c.status = 'paused' and c.pause_code like 'template-%'",
                "resumable",
                wabaId,
                template,
                words,
                now);
    }

    /** Adds a notice to those that are sending, wait for their start, or stand still. */
    void tellUnderWay(Handle handle, String wabaId, MirroredTemplate template, String words, Instant now) {
        tell(
                handle,
                "c.status in ('sending', 'scheduled', 'paused')",
                "template-category",
                wabaId,
                template,
                words,
                now);
    }

    private static void tell(
            Handle handle,
            String which,
            String code,
            String wabaId,
            MirroredTemplate template,
            String words,
            Instant now) {
        handle.createUpdate("insert into campaign_notice (workspace_id, campaign_id, code, message, at)"
                        + " select c.workspace_id, c.campaign_id, :code, :words, :now from campaign c where " + which
                        + " and" + OF_TEMPLATE)
                .bind("code", code)
                .bind("words", words)
                .bind("now", now)
                .bind("waba", wabaId)
                .bind("name", template.name())
                .bind("language", template.language())
                .execute();
    }
}
