package io.rowcast.workspace;

import java.util.List;

/** Where templates come from: Meta. */
public interface TemplateSource {
    /**
     * All templates of the sender's WhatsApp Business Account, every page of them.
     *
     * @throws SourceUnavailableException when Meta did not answer, or refused
     */
    List<MirroredTemplate> templatesOf(Sender sender);
}
