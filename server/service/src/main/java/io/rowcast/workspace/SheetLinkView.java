package io.rowcast.workspace;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sheet link as the API shows it. */
record SheetLinkView(
        UUID id,
        String spreadsheetId,
        int sheetId,
        String title,
        String timeZone,
        String access,
        @Nullable String shareWith,
        String explanation,
        PenView pen,
        FreshnessView freshness,
        List<String> columnsDeleted,
        List<OfferView> pens) {
    record SheetLinks(List<SheetLinkView> sheetLinks) {}

    record PenView(String kind, @Nullable String account, @Nullable UUID connectionId, boolean chosen) {}

    record FreshnessView(
            int behind, @Nullable Instant waitingSince, @Nullable Instant writtenAt, @Nullable String trouble) {
        static FreshnessView of(Freshness freshness) {
            return new FreshnessView(
                    freshness.behind(), freshness.waitingSince(), freshness.writtenAt(), freshness.trouble());
        }
    }

    record OfferView(
            String kind, boolean available, @Nullable String account, @Nullable UUID connectionId, String explanation) {
        static OfferView of(PenOffer offer) {
            return new OfferView(
                    offer.kind().word(),
                    offer.available(),
                    offer.account(),
                    offer.connectionId(),
                    offer.explanation());
        }
    }

    static SheetLinkView of(LinkState state, Freshness freshness, List<PenOffer> offers) {
        String account = account(state.pen(), offers);
        return new SheetLinkView(
                state.link().id(),
                state.link().spreadsheetId(),
                state.link().sheetId(),
                state.link().title(),
                state.link().timeZone(),
                state.access(),
                state.access().equals("not-shared") ? account : null,
                PenWords.explanation(state.pen().kind(), state.access(), account, state.trouble()),
                new PenView(state.pen().kind().word(), account, state.pen().connectionId(), state.chosen()),
                FreshnessView.of(freshness),
                freshness.columnsDeleted(),
                offers.stream().map(OfferView::of).toList());
    }

    private static @Nullable String account(PenRef pen, List<PenOffer> offers) {
        for (PenOffer offer : offers) {
            if (offer.kind() == pen.kind() && java.util.Objects.equals(offer.connectionId(), pen.connectionId())) {
                return offer.account();
            }
        }
        return null;
    }
}
