package io.rowcast.campaign;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.rowcast.audience.RowProblem;
import io.rowcast.render.MessageView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A preview as the API shows it. */
record PreviewView(
        UUID campaignId,
        String confirmation,
        int rows,
        int ready,
        int held,
        int passedOver,
        List<PreviewStore.Addressee> first,
        List<Billing> billing,
        Plan plan,
        List<RowProblem> problems,
        @Nullable Integer next) {
    record Billing(String region, String category, int messages) {}

    /** One row's message. */
    record RowView(
            int row,
            String recipient,
            MessageView view,
            @JsonRawValue String request,
            @Nullable Integer previous,
            @Nullable Integer next) {
        static RowView of(Previewing.RowPreview preview) {
            return new RowView(
                    preview.message().row(),
                    preview.message().recipient(),
                    preview.message().view(),
                    preview.message().request(),
                    preview.neighbours().previous(),
                    preview.neighbours().next());
        }
    }

    static PreviewView of(Preview preview) {
        return new PreviewView(
                preview.campaign(),
                preview.confirmation().value(),
                preview.counts().rows(),
                preview.counts().ready(),
                preview.counts().rows() - preview.counts().ready(),
                preview.counts().passedOver(),
                preview.first(),
                billing(preview.regions(), preview.category()),
                preview.plan(),
                preview.problems(),
                preview.next());
    }

    /** Messages of one's own cost nothing inside the window (facts 13). */
    private static List<Billing> billing(List<PreviewStore.RegionCount> regions, @Nullable String category) {
        return category == null
                ? List.of()
                : regions.stream()
                        .map(region -> new Billing(region.region(), category, region.messages()))
                        .toList();
    }
}
