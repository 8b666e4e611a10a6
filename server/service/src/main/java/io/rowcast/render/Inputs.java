package io.rowcast.render;

import io.rowcast.render.TemplateInput.Kind;
import io.rowcast.render.TemplateInput.Part;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists what a message or one card needs, in its order. */
final class Inputs {
    private final Panel panel;
    private final Map<String, String> examples;
    private final InputKey keys;

    private Inputs(Panel panel, Map<String, String> examples) {
        this.panel = panel;
        this.examples = examples;
        this.keys = panel.keys();
    }

    /** @param examples Meta's examples, by input key */
    static Stream<TemplateInput> of(Panel panel, Map<String, String> examples) {
        return new Inputs(panel, examples).all();
    }

    /** The end of a limited-time offer. */
    static TemplateInput expiration() {
        return new TemplateInput(
                InputKey.EXPIRATION, Part.OFFER, Kind.EXPIRATION, "End of the offer", "2026-12-31 18:00", false);
    }

    /** A one-time password; Meta's examples give none. */
    static TemplateInput code() {
        return new TemplateInput(InputKey.CODE, Part.BODY, Kind.CODE, "One-time code", null, false);
    }

    private Stream<TemplateInput> all() {
        return Stream.of(
                        ofHeader(),
                        panel.body().gaps().stream().map(gap -> text(keys.body(gap), Part.BODY, gap)),
                        panel.buttons().stream().flatMap(this::ofButton))
                .flatMap(part -> part);
    }

    private Stream<TemplateInput> ofHeader() {
        return switch (panel.header()) {
            case null -> Stream.of();
            case Header.Text text -> text.text().gaps().stream().map(gap -> text(keys.header(gap), Part.HEADER, gap));
            case Header.Media media -> ofMedia(media.kind());
            case Header.Location ignored ->
                Stream.of(
                        input(keys.header("latitude"), Part.HEADER, Kind.LATITUDE, "Latitude", false),
                        input(keys.header("longitude"), Part.HEADER, Kind.LONGITUDE, "Longitude", false),
                        input(keys.header("name"), Part.HEADER, Kind.TEXT, "Name of the place", false),
                        input(keys.header("address"), Part.HEADER, Kind.TEXT, "Address of the place", false));
            case Header.Other ignored -> Stream.of();
        };
    }

    private Stream<TemplateInput> ofMedia(Kind kind) {
        TemplateInput file = input(keys.media(), Part.HEADER, kind, labelOf(kind), false);
        return kind == Kind.DOCUMENT
                ? Stream.of(file, input(keys.filename(), Part.HEADER, Kind.TEXT, "Name of the document", true))
                : Stream.of(file);
    }

    private Stream<TemplateInput> ofButton(Button button) {
        return switch (button) {
            case Button.Url url ->
                url.hasGap() ? Stream.of(ofButton(keys.url(url), Kind.URL_SUFFIX, "Link", url, false)) : Stream.of();
            case Button.Reply reply -> Stream.of(ofButton(keys.payload(reply), Kind.PAYLOAD, "Payload", reply, true));
            case Button.Coupon coupon ->
                Stream.of(ofButton(keys.coupon(coupon), Kind.COUPON_CODE, "Offer code", coupon, false));
            case Button.Flow flow ->
                Stream.of(
                        ofButton(keys.flowToken(flow), Kind.FLOW_TOKEN, "Token", flow, true),
                        ofButton(keys.flowData(flow), Kind.FLOW_DATA, "Data", flow, true));
            case Button.Catalog catalog ->
                Stream.of(ofButton(keys.product(catalog), Kind.PRODUCT_ID, "Product pictured", catalog, true));
            case Button.Phone ignored -> Stream.of();
            case Button.Code ignored -> Stream.of();
            case Button.Other ignored -> Stream.of();
        };
    }

    private TemplateInput ofButton(String key, Kind kind, String what, Button button, boolean optional) {
        String label = button.text().isEmpty() ? what : what + " of “" + button.text() + "”";
        return input(key, Part.BUTTON, kind, label, optional);
    }

    private TemplateInput text(String key, Part part, String gap) {
        return input(key, part, Kind.TEXT, GappedText.isNumber(gap) ? "{{" + gap + "}}" : gap, false);
    }

    private TemplateInput input(String key, Part part, Kind kind, String label, boolean optional) {
        @Nullable Integer card = panel.card();
        return card == null
                ? new TemplateInput(key, part, kind, label, examples.get(key), optional)
                : new TemplateInput(
                        key, Part.CARD, kind, "Card " + (card + 1) + ": " + label, examples.get(key), optional);
    }

    private static String labelOf(Kind kind) {
        return switch (kind) {
            case IMAGE -> "Image";
            case VIDEO -> "Video";
            case AUDIO -> "Audio";
            case DOCUMENT -> "Document";
            case TEXT,
                    LATITUDE,
                    LONGITUDE,
                    URL_SUFFIX,
                    PAYLOAD,
                    COUPON_CODE,
                    FLOW_TOKEN,
                    FLOW_DATA,
                    PRODUCT_ID,
                    EXPIRATION,
                    CODE -> throw new IllegalArgumentException("no file: " + kind);
        };
    }
}
