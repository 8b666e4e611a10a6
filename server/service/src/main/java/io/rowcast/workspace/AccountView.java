package io.rowcast.workspace;

import io.rowcast.platform.http.Scope;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers about the account; field names are those of the API. */
final class AccountView {
    private AccountView() {}

    /**
     * @param key null for a member who has signed in
     * @param inboxUrl the page with the workspace's conversations
     */
    record Me(WorkspaceView workspace, @Nullable KeyView key, String scope, URI inboxUrl) {
        static Me of(Workspace workspace, Optional<ApiKey> key, Scope scope, URI publicUrl) {
            return new Me(
                    new WorkspaceView(workspace.id().value(), workspace.name()),
                    key.map(it -> new KeyView(it.id(), it.name(), it.prefix())).orElse(null),
                    scope.word(),
                    URI.create(publicUrl + "/inbox"));
        }
    }

    record WorkspaceView(UUID id, String name) {}

    record KeyView(UUID id, String name, String prefix) {}

    record Senders(List<SenderView> senders) {}

    record SenderView(
            UUID id,
            String phoneNumberId,
            String displayPhoneNumber,
            String verifiedName,
            String qualityRating,
            int messagesPerSecond,
            String status,
            @Nullable String nameStatus,
            HealthView health,
            HealthReport.@Nullable Allowance messagingLimit) {
        static SenderView of(Sender sender, HealthReport report) {
            return new SenderView(
                    sender.id(),
                    sender.phoneNumberId(),
                    sender.displayPhoneNumber(),
                    sender.verifiedName(),
                    sender.qualityRating(),
                    sender.messagesPerSecond(),
                    sender.status(),
                    report.nameStatus(),
                    HealthView.of(report),
                    report.messagingLimit());
        }
    }

    record HealthView(String state, List<NoteView> notes) {
        static HealthView of(HealthReport report) {
            return new HealthView(
                    report.state().word(),
                    report.notes().stream().map(NoteView::of).toList());
        }
    }

    record NoteView(String code, String severity, String message, Instant at) {
        static NoteView of(SenderNote note) {
            return new NoteView(note.code(), note.severity().word(), note.message(), note.at());
        }
    }
}
